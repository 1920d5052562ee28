using Vedette.Miners.Discovery;

namespace Vedette.Miners.Tests.Discovery;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.1", "10.0.0.254", 254)]
    [InlineData("10.0.0.77/24", "10.0.0.1", "10.0.0.254", 254)]
    [InlineData(" 192.168.4.0/22 ", "192.168.4.1", "192.168.7.254", 1022)]
    [InlineData("10.77.0.0/16", "10.77.0.1", "10.77.255.254", 65534)]
    [InlineData("172.31.255.0/31", "172.31.255.0", "172.31.255.1", 2)]
    [InlineData("172.16.0.9/32", "172.16.0.9", "172.16.0.9", 1)]
    [InlineData("10.0.0.5-10.0.0.90", "10.0.0.5", "10.0.0.90", 86)]
    [InlineData("10.0.0.5 - 10.0.1.0", "10.0.0.5", "10.0.1.0", 252)]
    [InlineData("10.0.0.5", "10.0.0.5", "10.0.0.5", 1)]
    public void Network_or_ends_are_a_range(string text, string first, string last, int count)
    {
        Assert.True(AddressRange.TryParse(text, [], AddressRangeAllowances.None, out AddressRange? range, out string? error), error);
        Assert.Equal((first, last, count, text.Trim()), (range.First, range.Last, range.Count, range.Text));
    }

    [Theory]
    [InlineData("127.1", "'127.1' is no IPv4 address")]
    [InlineData("010.0.0.0/24", "'010.0.0.0' is no IPv4 address")]
    [InlineData("10.0.0.0x5", "is no IPv4 address")]
    [InlineData("0x7f.0.0.1", "is no IPv4 address")]
    [InlineData("2130706433", "is no IPv4 address")]
    [InlineData("10.0.0.256", "is no IPv4 address")]
    [InlineData("10.0.0.1.2", "is no IPv4 address")]
    [InlineData("10.0.0.", "is no IPv4 address")]
    [InlineData("10.0.0.+1", "is no IPv4 address")]
    [InlineData("10.0.0.\u0661", "is no IPv4 address")]
    [InlineData("", "is no IPv4 address")]
    [InlineData("10.0.0.0/33", "a number from 0 to 32")]
    [InlineData("10.0.0.0/-1", "a number from 0 to 32")]
    [InlineData("10.0.0.0/", "a number from 0 to 32")]
    [InlineData("10.0.0.9-10.0.0.5", "ends before it begins")]
    [InlineData("fd00::/64", "IPv6")]
    [InlineData("0.0.0.0/0", "at most a /8")]
    [InlineData("10.0.0.0/15", "at most a /16")]
    [InlineData("8.8.8.0/24", "not within a private network")]
    [InlineData("172.15.255.0-172.16.0.5", "not within a private network")]
    [InlineData("100.64.0.0/24", "not within a private network")]
    [InlineData("127.0.0.0/24", "this host itself")]
    [InlineData("169.254.169.254", "where no miner can be")]
    [InlineData("239.0.0.0/24", "where no miner can be")]
    [InlineData("0.0.0.0/24", "where no miner can be")]
    public void What_does_not_fit_is_refused_with_the_reason(string text, string reason)
    {
        Assert.False(AddressRange.TryParse(text, [], AddressRangeAllowances.None, out _, out string? error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/12", AddressRangeAllowances.Large)]
    [InlineData("8.8.8.0/24", AddressRangeAllowances.Public)]
    [InlineData("127.10.0.0/24", AddressRangeAllowances.Loopback)]
    public void Owner_may_allow_each_kind_and_only_that(string text, AddressRangeAllowances allowed)
    {
        Assert.True(AddressRange.TryParse(text, [], allowed, out _, out string? error), error);
        AddressRangeAllowances others = (AddressRangeAllowances.Large | AddressRangeAllowances.Public | AddressRangeAllowances.Loopback) & ~allowed;
        Assert.False(AddressRange.TryParse(text, [], others, out _, out _));
    }

    [Fact]
    public void Nothing_allows_all_of_the_internet_or_the_clouds_metadata()
    {
        AddressRangeAllowances all = AddressRangeAllowances.Large | AddressRangeAllowances.Public | AddressRangeAllowances.Loopback;
        Assert.False(AddressRange.TryParse("0.0.0.0/0", [], all, out _, out _));
        Assert.False(AddressRange.TryParse("169.254.169.254", [], all, out _, out _));
        Assert.False(AddressRange.TryParse("126.255.255.0-127.0.0.5", [], all, out _, out _));
    }

    [Fact]
    public void Excluded_addresses_are_not_in_it()
    {
        Assert.True(AddressRange.TryParse("10.0.0.0/24", ["10.0.0.0/30", "10.0.0.9", "10.0.0.200-10.0.0.210"], AddressRangeAllowances.None, out AddressRange? range, out _));
        Assert.All(["10.0.0.0", "10.0.0.1", "10.0.0.3", "10.0.0.9", "10.0.0.200", "10.0.0.210", "10.0.0.255", "10.0.1.1", "nonsense"], a => Assert.False(range.Contains(a), a));
        Assert.All(["10.0.0.4", "10.0.0.8", "10.0.0.10", "10.0.0.254"], a => Assert.True(range.Contains(a), a));
    }

    [Fact]
    public void Exclusion_that_does_not_fit_is_named()
    {
        Assert.False(AddressRange.TryParse("10.0.0.0/24", ["10.0.0.9", "10.0.0.09"], AddressRangeAllowances.None, out _, out string? error));
        Assert.StartsWith("Exclusion '10.0.0.09'", error, StringComparison.Ordinal);
    }
}
