// FileFormats: bytes to records and elements, and back.
//
// What lives here: opening files (`InputFile`, `ByteSource`), text encodings (`TextEncoding`), comma-separated
// records (`CSVFile`, `CSVRecordReader`, `RecordBatch`, `CellDictionary`, `CSVText`), XML (`XMLElement`,
// `XMLSchema`, `XMLStreamReader`, `XMLRecordReader`), JSON (`JSONValue`), SPSS files (`StatisticsFile`,
// `StatisticsRecords`), workbooks and ZIP archives (`Workbook`, `ZIPArchive`), fixed-width lines (`FixedWidthRecords`),
// and writing a folder as one whole (`OutputFolder`).
//
// It knows bytes, lines and columns, and no word of a survey. Everything is `package`; C types and unsafe
// pointers do not leave it: each C resource has one owner that frees it.
