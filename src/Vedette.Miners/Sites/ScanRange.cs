using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>Looks through one range; <see cref="RangeScanner.ScanAsync"/> outside of tests.</summary>
public delegate Task ScanRange(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found, CancellationToken stop);
