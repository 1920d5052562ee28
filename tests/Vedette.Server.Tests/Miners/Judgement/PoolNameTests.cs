using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Tests.Miners.Judgement;

public sealed class PoolNameTests
{
    [Theory]
    [InlineData("stratum+tcp://Pool.Example:3333", "pool.example:3333")]
    [InlineData("pool.example", "pool.example")]
    [InlineData(" stratum2+tcp://user:p@ss@pool.example.:34254/9auqWEzQDVyd2oe1JVGFLMLHZtCo2FFqZwtKA5gd9xbuEu7PH72 ", "pool.example:34254")]
    [InlineData("[2001:db8::1]:3333", "2001:db8::1:3333")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("pool.example:99999", "pool.example")]
    [InlineData("", null)]
    [InlineData("://", null)]
    [InlineData(null, null)]
    public void A_pool_is_its_host_and_port(string? url, string? address) => Assert.Equal(address, PoolAddress.Parse(url)?.ToString());

    [Theory]
    [InlineData("farm.*", "farm.12", true)]
    [InlineData("farm.*", "FARM.12", true)]
    [InlineData("farm.*", "farm", false)]
    [InlineData("*.north.*", "a.north.b", true)]
    [InlineData("*.north.*", "a.south.b", false)]
    [InlineData("farm", "farm", true)]
    [InlineData("farm", "farm.12", false)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("", "x", false)]
    public void A_worker_fits_a_pattern(string pattern, string worker, bool fits) => Assert.Equal(fits, WorkerPattern.Matches(pattern, worker));

    [Fact]
    public void A_pattern_of_stars_takes_no_time_to_speak_of() => Assert.False(WorkerPattern.Matches(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 4000)));
}
