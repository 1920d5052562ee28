using Vedette.Miners.Errors;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Errors;

public sealed class VendorErrorsTests
{
    [Theory]
    [InlineData("111", "fan", null, MinerErrorSeverity.Warning)]
    [InlineData("131", "fan", null, MinerErrorSeverity.Critical)]
    [InlineData("206", "power_supply", null, MinerErrorSeverity.Critical)]
    [InlineData("302", "temperature", 2, MinerErrorSeverity.Warning)]
    [InlineData("329", "control_board", null, MinerErrorSeverity.Warning)]
    [InlineData("350", "temperature", 0, MinerErrorSeverity.Critical)]
    [InlineData("412", "board", 2, MinerErrorSeverity.Critical)]
    [InlineData("531", "board", 1, MinerErrorSeverity.Critical)]
    [InlineData("540", "board", 0, MinerErrorSeverity.Critical)]
    [InlineData("600", "environment", null, MinerErrorSeverity.Critical)]
    [InlineData("2010", "pool", null, MinerErrorSeverity.Critical)]
    [InlineData("2021", "pool", null, MinerErrorSeverity.Warning)]
    [InlineData("2310", "hashrate", null, MinerErrorSeverity.Warning)]
    [InlineData("5071", "cooling", 1, MinerErrorSeverity.Critical)]
    [InlineData("5079", "cooling", null, MinerErrorSeverity.Critical)]
    [InlineData("326", "temperature", null, MinerErrorSeverity.Warning)]
    [InlineData("620", "cooling", null, MinerErrorSeverity.Critical)]
    [InlineData("652", "cooling", null, MinerErrorSeverity.Warning)]
    [InlineData("702", "control_board", null, MinerErrorSeverity.Warning)]
    [InlineData("820", "power_supply", null, MinerErrorSeverity.Warning)]
    [InlineData("2050", "pool", null, MinerErrorSeverity.Warning)]
    [InlineData("5110", "board", 0, MinerErrorSeverity.Critical)]
    [InlineData("521017", "board", 1, MinerErrorSeverity.Warning)]
    [InlineData("100003", "firmware", null, MinerErrorSeverity.Critical)]
    [InlineData("110001", "firmware", null, MinerErrorSeverity.Critical)]
    public void Whatsminer_code_names_its_part_and_board(string code, string component, int? slot, MinerErrorSeverity severity)
    {
        var error = VendorErrors.Describe("whatsminer", code);

        Assert.Equal((code, component, slot, severity), (error.Code, error.Component, error.BoardSlot, error.Severity));
        Assert.False(string.IsNullOrWhiteSpace(error.Text));
        Assert.DoesNotContain('{', error.Text);
    }

    [Fact]
    public void Whatsminer_chip_code_names_board_and_chip() => Assert.Equal("Board 1, chip 17: wrong results", VendorErrors.Describe("whatsminer", "521017").Text);

    [Fact]
    public void Antminer_fan_code_names_the_fan() => Assert.Equal("Fan 2: it is missing or does not turn as it should", VendorErrors.Describe("antminer", "F2:1").Text);

    [Fact]
    public void Pool_number_in_a_code_is_no_board() => Assert.Equal("Pool 1: no connection", VendorErrors.Describe("whatsminer", "2021").Text);

    [Theory]
    [InlineData("J1:2", "board", 1)]
    [InlineData("J0:6", "temperature", 0)]
    [InlineData("J0:8", "board", null)]
    [InlineData("L2:1", "board", 2)]
    [InlineData("L255:2", "board", null)]
    [InlineData("P:1", "temperature", null)]
    [InlineData("ERROR_FAN_LOST", "fan", null)]
    [InlineData("fans:3", "fan", null)]
    [InlineData("F2:1", "fan", null)]
    [InlineData("R1:1", "hashrate", 1)]
    [InlineData("N:4", "network", null)]
    [InlineData("J:8", "board", null)]
    [InlineData("J:6", "temperature", null)]
    [InlineData("J2:1", "board", 2)]
    [InlineData("J0:5", "board", 0)]
    [InlineData("J255:4", "board", null)]
    [InlineData("ERROR_NETWORK_DISCONNECTED", "network", null)]
    [InlineData("temp", "temperature", null)]
    public void Antminer_code_names_its_part_and_board(string code, string component, int? slot)
    {
        var error = VendorErrors.Describe("antminer", code);

        Assert.Equal((code, component, slot), (error.Code, error.Component, error.BoardSlot));
        Assert.DoesNotContain('{', error.Text!);
    }

    [Fact]
    public void Avalon_bits_are_errors_of_their_own()
    {
        var errors = VendorErrors.DescribeAvalonBits(4 + 64 + (1L << 25), boardSlot: 2);

        Assert.Equal(["4", "64", "33554432"], errors.Select(error => error.Code));
        Assert.Equal(["fan", "temperature", null], errors.Select(error => error.Component));
        Assert.All(errors, error => Assert.Equal(2, error.BoardSlot));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_bits_are_no_errors(long bits) => Assert.Empty(VendorErrors.DescribeAvalonBits(bits));

    [Fact]
    public void Bits_beyond_all_that_are_known_are_one_error() => Assert.Equal("4611686018427387904", Assert.Single(VendorErrors.DescribeAvalonBits(1L << 62)).Code);

    [Fact]
    public void Avalon_power_supply_has_bits_of_its_own()
    {
        var error = Assert.Single(VendorErrors.DescribeAvalonPowerSupply(2048));

        Assert.Equal(("ps:2048", "power_supply"), (error.Code, error.Component));
    }

    [Fact]
    public void Innosilicon_code_is_described() => Assert.Equal("pool", VendorErrors.Describe("innosilicon", "30").Component);

    [Theory]
    [InlineData("whatsminer", "77777777")]
    [InlineData("whatsminer", "")]
    [InlineData("whatsminer", "52")]
    [InlineData("whatsminer", "52123456789012345678")]
    [InlineData("whatsminer", "x1n")]
    [InlineData("antminer", "J:99")]
    [InlineData("antminer", ":")]
    [InlineData("antminer", "J99999999999:2")]
    [InlineData("nobody", "1")]
    public void Unknown_code_stays_an_error_without_a_text(string vendor, string code)
    {
        var error = VendorErrors.Describe(vendor, code);

        Assert.Equal((code, null, null, MinerErrorSeverity.Warning), (error.Code, error.Text, error.Component, error.Severity));
    }

    [Theory]
    [InlineData("errors.whatsminer.txt", 150)]
    [InlineData("errors.antminer.txt", 20)]
    [InlineData("errors.innosilicon.txt", 20)]
    [InlineData("errors.avalon.txt", 30)]
    public void Table_is_whole(string resource, int atLeast)
    {
        var table = new ErrorTable(resource);

        Assert.True(table.Codes.Count() >= atLeast, $"{resource} has {table.Codes.Count()} codes, {atLeast} are needed");
        Assert.All(table.Codes, code => Assert.False(string.IsNullOrWhiteSpace(table.Find(code)!.Text)));
    }
}
