using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>Looks at one address at once; <see cref="RangeScanner.LookAsync"/> outside of tests. Null where no port of miners is open there.</summary>
public delegate Task<ScanFinding?> LookAtAddress(string address, CancellationToken stop);
