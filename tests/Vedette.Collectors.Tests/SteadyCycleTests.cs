namespace Vedette.Collectors.Tests;

public sealed class SteadyCycleTests
{
    [Fact]
    public void Steady_cycle_of_this_machine_allocates_nothing()
    {
        var sink = new DiscardingSink();
        foreach (ICollector collector in DefaultCollectors.Create(new HostFiles()))
        {
            // The first cycles make series; more let the JIT compiler finish its tiers' bookkeeping on this thread.
            Run(collector, sink, cycles: 50);
            long fewest = Enumerable.Range(0, 5).Min(_ => Run(collector, sink, cycles: 10));
            Assert.True(fewest == 0, $"{collector.Name} allocates {fewest} bytes in ten cycles.");
            (collector as IDisposable)?.Dispose();
        }
    }

    [Theory]
    [InlineData("centos6-2.6.32")]
    [InlineData("rhel8-4.18")]
    [InlineData("debian12-6.1")]
    public void Every_default_collector_reads_the_fixture(string fixture)
    {
        var sink = new CollectingSink();
        foreach (ICollector collector in DefaultCollectors.Create(HostTree.Fixture(fixture)))
        {
            sink.Run(collector);
            Assert.NotEmpty(sink.Samples);
            (collector as IDisposable)?.Dispose();
        }
    }

    [Fact]
    public void Default_collectors_have_distinct_names_in_a_steady_order() => Assert.Equal(
        ["cpu", "meminfo", "diskstats", "filesystem", "netdev", "loadavg", "uptime", "tcp"],
        DefaultCollectors.Create(new HostFiles()).Select(collector => collector.Name));

    private static long Run(ICollector collector, DiscardingSink sink, int cycles)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < cycles; i++)
        {
            sink.MonotonicSeconds += 10;
            collector.Collect(sink);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
