using System.Text.Json;
using Vedette.Agent.Logging;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Logging;

public sealed class AgentLogTests
{
    [Fact]
    public void A_line_has_time_level_message_and_fields()
    {
        var log = new TestLog(new ManualClock());
        log.Log.Warning("Not connected.", ("why", "no route"), ("tries", 3), ("host", "db1"));
        Assert.Equal("time=2026-01-01T00:00:00.000Z level=warning msg=\"Not connected.\" why=\"no route\" tries=3 host=db1\n", log.Text);
    }

    [Theory]
    [InlineData("a\nlevel=error msg=forged")]
    [InlineData("a\r\u001b[2Jb")]
    [InlineData("\u2028\u0085\0")]
    [InlineData("quote\" and back\\slash")]
    public void A_value_cannot_break_out_of_its_line(string value)
    {
        var log = new TestLog(new ManualClock());
        log.Log.Info("m", ("v", value));
        string line = Assert.Single(log.Lines);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.EndsWith("\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_form_parses_and_keeps_the_value()
    {
        var log = new TestLog(new ManualClock(), LogFormat.Json);
        log.Log.Error("m\n", ("v", "x\"\u0001y"));
        using JsonDocument line = JsonDocument.Parse(Assert.Single(log.Lines));
        Assert.Equal("x\"\u0001y", line.RootElement.GetProperty("v").GetString());
        Assert.Equal("m\n", line.RootElement.GetProperty("msg").GetString());
    }
}
