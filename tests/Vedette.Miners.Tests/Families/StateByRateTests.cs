using Vedette.Miners.Families;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Families;

public sealed class StateByRateTests
{
    /// <summary>A rate of 0 is told by who is stopped, by who is broken and by who has no pool: it is no word of any of them.</summary>
    [Theory]
    [InlineData(null, 60.0, MinerState.Unknown)]
    [InlineData(null, null, MinerState.Unknown)]
    [InlineData(1.0, 1.0, MinerState.Mining)]
    [InlineData(1.0, null, MinerState.Mining)]
    [InlineData(0.0, 0.0, MinerState.Starting)]
    [InlineData(0.0, 599.0, MinerState.Starting)]
    [InlineData(0.0, 600.0, MinerState.Unknown)]
    [InlineData(0.0, 86_400.0, MinerState.Unknown)]
    [InlineData(0.0, null, MinerState.Unknown)]
    public void A_device_that_names_no_state_mines_starts_or_is_not_known(double? rate, double? uptime, MinerState state) =>
        Assert.Equal(state, Readings.StateByRate(rate, uptime));
}
