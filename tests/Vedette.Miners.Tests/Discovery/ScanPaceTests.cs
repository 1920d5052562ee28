using System.Globalization;
using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

public sealed class ScanPaceTests
{
    [Theory]
    [InlineData(254, 17)]
    [InlineData(1022, 60)]
    [InlineData(65534, 3600)]
    public void Gentle_scan_of_a_dark_range_ends_as_its_documentation_says(int addresses, int seconds) =>
        Assert.InRange(ScanPace.Gentle.WhereNobodyAnswers(addresses).TotalSeconds, seconds * 0.9, seconds * 1.1);

    [Theory]
    [InlineData("operations/miners.md", "a /24 where nobody answers takes {0} s")]
    [InlineData("operations/miner-scan.md", "| `gentle` (default) | 150/s | 75/s | 64 | {0} s |")]
    public void Documentation_tells_how_long_a_dark_24_takes(string page, string words)
    {
        string seconds = ScanPace.Gentle.WhereNobodyAnswers(254).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, words, seconds), File.ReadAllText(RepositoryRoot.File("docs/" + page)), StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_scan_of_a_dark_16_ends_within_four_minutes() =>
        Assert.InRange(ScanPace.Wide.WhereNobodyAnswers(65_534), TimeSpan.FromMinutes(3.5), TimeSpan.FromMinutes(4));

    [Fact]
    public void Wide_scan_leaves_no_more_unresolved_neighbours_than_the_kernel_holds()
    {
        const int kernelHolds = 1024;
        const int secondsUnresolved = 3;
        Assert.InRange(ScanPace.Wide.ConnectsPerSecond / 2 * secondsUnresolved, 1, kernelHolds - 100);
    }

    [Theory]
    [InlineData(0, 64, "0 new connections a second")]
    [InlineData(601, 64, "601 new connections a second")]
    [InlineData(150, 0, "0 hosts at a time")]
    [InlineData(150, 129, "129 hosts at a time")]
    public void Figures_beyond_the_bounds_are_refused(int connects, int hosts, string reason)
    {
        Assert.False(ScanPace.TryCreate(connects, hosts, out _, out string? error));
        Assert.StartsWith(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Owners_figures_are_taken()
    {
        Assert.True(ScanPace.TryCreate(20, 8, out ScanPace? pace, out _));
        Assert.Equal((20, 8, "custom", SilentRetry.All), (pace.ConnectsPerSecond, pace.HostsInFlight, pace.Name, pace.Retry));
    }
}
