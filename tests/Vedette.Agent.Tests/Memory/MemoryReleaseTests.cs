using Vedette.Agent.Memory;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Memory;

public sealed class MemoryReleaseTests
{
    [Fact]
    public void This_process_gives_pages_back_and_goes_on_running()
    {
        string before = Sha();
        Assert.True(new MemoryRelease(new ManualClock(), new TestLog().Log).Release() > 0);
        Assert.Equal(before, Sha());
    }

    // Runs code whose pages were dropped.
    private static string Sha() => Vedette.Model.Hashing.Sha256Digest.HexOf("the same"u8);
}
