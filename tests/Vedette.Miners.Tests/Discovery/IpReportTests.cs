using System.Text;
using Vedette.Miners.Discovery;
using Vedette.Miners.Tests.Replies;

namespace Vedette.Miners.Tests.Discovery;

public sealed class IpReportTests
{
    [Theory]
    [InlineData("10.0.0.12,02:11:22:33:44:55")]
    [InlineData("10.0.0.12,02:11:22:33:44:55\0")]
    [InlineData("10.0.0.12,02-11-22-33-44-55\0\0\0\0")]
    [InlineData("[10.0.0.12/24],02:11:22:33:44:55")]
    [InlineData("[10.0.0.12/24,02:11:22:33:44:55\r\n")]
    [InlineData("IP:10.0.0.12MAC:02:11:22:33:44:55\n")]
    [InlineData("IP:10.0.0.12 MAC:021122334455\0")]
    [InlineData("ip:10.0.0.12,mac:02:11:22:33:44:55")]
    public void A_report_tells_where_a_miner_is(string packet)
    {
        Assert.True(IpReport.TryParse(Encoding.ASCII.GetBytes(packet), out string? address));
        Assert.Equal("10.0.0.12", address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("OK\0")]
    [InlineData("OK\0\0\0\0\0\0\0\0")]
    [InlineData("OK")]
    [InlineData("10.0.0.12")]
    [InlineData("10.0.0.12,")]
    [InlineData("10.0.0.12,hello")]
    [InlineData(",02:11:22:33:44:55")]
    [InlineData("10.0.0.256,02:11:22:33:44:55")]
    [InlineData("010.0.0.12,02:11:22:33:44:55")]
    [InlineData("0x0a00000c,02:11:22:33:44:55")]
    [InlineData("miner.example,02:11:22:33:44:55")]
    [InlineData("fe80::1,02:11:22:33:44:55")]
    [InlineData("10.0.0.12,02:11:22:33:44")]
    [InlineData("10.0.0.12,02:11:22:33:44:55,10.0.0.13")]
    [InlineData("10.0.0.12,00:00:00:00:00:00")]
    [InlineData("10.0.0.12\0,02:11:22:33:44:55")]
    [InlineData("IP:10.0.0.12")]
    [InlineData("IP:MAC:")]
    [InlineData("MAC:02:11:22:33:44:55IP:10.0.0.12")]
    [InlineData("[10.0.0.12/24]é,02:11:22:33:44:55")]
    public void What_is_no_report_tells_nothing(string packet)
    {
        Assert.False(IpReport.TryParse(Encoding.UTF8.GetBytes(packet), out string? address));
        Assert.Null(address);
    }

    [Fact]
    public void A_long_packet_is_not_looked_at() =>
        Assert.False(IpReport.TryParse(Encoding.ASCII.GetBytes("10.0.0.12,02:11:22:33:44:55".PadRight(IpReport.MostBytes + 1)), out _));

    [Fact]
    public void Damaged_reports_never_throw_and_never_tell_what_is_no_address()
    {
        byte[][] good = [.. new[] { "10.0.0.12,02:11:22:33:44:55\0", "IP:192.168.100.200MAC:02:11:22:33:44:55\n", "[10.0.0.12/24],02:11:22:33:44:55", "OK\0\0\0\0" }.Select(Encoding.ASCII.GetBytes)];
        var random = new Random(14235);
        int told = 0;
        int rounds = ReplyFuzzTests.Rounds(20_000);
        for (int round = 0; round < rounds; round++)
        {
            byte[] packet = [.. good[random.Next(good.Length)]];
            for (int i = random.Next(4); i > 0; i--)
            {
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            }

            packet = random.Next(8) == 0 ? packet[..random.Next(packet.Length)] : packet;
            if (IpReport.TryParse(packet, out string? address))
            {
                told++;
                Assert.True(AddressText.TryParse(address, out _), $"round {round}: {Convert.ToHexString(packet)} told '{address}'.");
            }
        }

        Assert.InRange(told, rounds / 10, rounds);
    }
}
