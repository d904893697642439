internal import Dispatch
internal import Synchronization

/// Work done by several threads; results stand in order and do not depend on how many there are.
enum SideBySide {
  /// The results for every number from 0 up to a count.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - threads: How many are worked out at a time.
  ///   - result: Works out one of them.
  /// - Returns: One result for each number, in order.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int = 2, _ result: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex<[Int: Result]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let one = result(index)
        results.withLock { $0[index] = one }
      }
    }
    let all = results.withLock { $0 }
    return (0..<count).compactMap { all[$0] }
  }
}
