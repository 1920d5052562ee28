using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>The agent is one file, and it stays small: bar P4. Where it comes from is told by <c>bench/RESULTS.md</c>.</summary>
public sealed class BinarySizeTests
{
    private const long MostBytes = 15_000_000;

    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    [Fact]
    public void Published_agent_is_one_file_of_at_most_fifteen_megabytes()
    {
        var file = new FileInfo(Agent);
        Assert.True(file.Exists, $"{Agent} is missing; ./vedette publish makes it.");
        Assert.False(File.Exists($"{Agent}.dll"), $"{Agent} needs the .NET runtime; the Native AOT agent was to be built: install gcc and zlib1g-dev, then ./vedette publish.");
        Assert.True(file.Length <= MostBytes, $"{Agent} has {file.Length:N0} bytes, {MostBytes:N0} are its bar: docs/operations/benchmarks.md says how to find what grew.");
    }
}
