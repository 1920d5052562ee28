using Vedette.Collectors;

namespace Vedette.Agent.Tests.Snapshot;

/// <summary>A reader whose other side is not there.</summary>
internal sealed class ThrowingReader : IBackgroundReader
{
    public string Name => "throwing";

    public TimeSpan Interval => TimeSpan.FromSeconds(1);

    public Task ReadAsync(CancellationToken stop) => throw new IOException("no such socket");
}
