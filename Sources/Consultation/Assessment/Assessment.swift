// Assessment: what tables say about groups of respondents. Who took part against the population (Profile...), each group
// against all others, and what can and cannot be concluded. It reads tables and writes nothing; documents are made of it
// in Export.
