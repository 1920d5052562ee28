using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Control;

public sealed class AntminerControlTests
{
    private const string Info = """{"minertype":"Antminer S21","macaddr":"02:11:22:33:44:55","serinum":"SN1"}""";
    private static readonly MinerIdentity Stock = ControlledDevice.Identity("antminer");

    // As of a device of 2024, with two of its three pools in use.
    private JsonObject _conf = JsonNode.Parse("""
        {"pools":[{"url":"stratum+tcp://a.example:3333","user":"acc.1","pass":"p1"},{"url":"stratum+tcp://b.example:3333","user":"acc.2","pass":"p2"},{"url":"","user":"","pass":""}],
         "api-allow":"A:0/0,W:*","bitmain-fan-ctrl":true,"bitmain-fan-pwm":"80","bitmain-freq":"200","bitmain-work-mode":"0","bitmain-freq-level":"100"}
        """)!.AsObject();

    private bool _wantsText;

    [Fact]
    public async Task A_light_is_asked_to_blink()
    {
        var device = new ScriptedDevice(asked => asked.StartsWith("POST /cgi-bin/blink.cgi", StringComparison.Ordinal) ? ScriptedDevice.Json("""{"code":"B000"}""") : Known(asked));

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Stock, new BlinkAction(true))).Outcome);
        Assert.Equal(["GET /cgi-bin/get_system_info.cgi", """POST /cgi-bin/blink.cgi {"blink":true}"""], device.Asked);
        Assert.All(device.Web, request => Assert.Equal("antminer", request.LoginFor));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pause_changes_the_mode_alone_in_whichever_spelling_the_firmware_reads(bool wantsText)
    {
        _wantsText = wantsText;
        var device = new ScriptedDevice(Known);

        ControlResult result = await device.ActAsync(Stock, new PauseAction());

        Assert.Equal(ControlOutcome.Done, result.Outcome);
        string first = device.Asked.First(a => a.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal(
            """POST /cgi-bin/set_miner_conf.cgi {"bitmain-fan-ctrl":true,"bitmain-fan-pwm":"80","miner-mode":1,"freq-level":"100","pools":[{"url":"stratum+tcp://a.example:3333","user":"acc.1","pass":"p1"},{"url":"stratum+tcp://b.example:3333","user":"acc.2","pass":"p2"},{"url":"","user":"","pass":""}]}""",
            first);
        Assert.Equal(wantsText ? 2 : 1, device.Asked.Count(a => a.StartsWith("POST", StringComparison.Ordinal)));
        Assert.Equal("1", _conf["bitmain-work-mode"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_pool_takes_the_first_place_and_leaves_the_mode_and_the_other_pools()
    {
        var device = new ScriptedDevice(Known);

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Stock, new SwitchPoolAction("stratum+tcp://new.example:443", null))).Outcome);

        JsonArray pools = _conf["pools"]!.AsArray();
        Assert.Equal("""{"url":"stratum+tcp://new.example:443","user":"acc.1","pass":"p1"}""", pools[0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("stratum+tcp://b.example:3333", pools[1]!["url"]!.GetValue<string>());
        Assert.Equal("0", _conf["bitmain-work-mode"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_so_already_is_not_written()
    {
        var device = new ScriptedDevice(Known);

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Stock, new ResumeAction())).Outcome);
        Assert.DoesNotContain(device.Asked, a => a.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_says_yes_and_keeps_its_settings_has_refused()
    {
        var device = new ScriptedDevice(asked => asked.StartsWith("POST", StringComparison.Ordinal) ? ScriptedDevice.Json("""{"stats":"success","code":"M000","msg":"OK!"}""") : Known(asked));

        ControlResult result = await device.ActAsync(Stock, new PauseAction());

        Assert.Equal((ControlOutcome.Refused, "The device refused: OK!"), (result.Outcome, result.Detail));
    }

    [Fact]
    public async Task Settings_of_the_older_firmware_are_never_written()
    {
        _conf = JsonNode.Parse("""{"pools":[{"url":"stratum+tcp://a.example:3333","user":"a","pass":"b"}],"bitmain-freq":"550"}""")!.AsObject();
        var device = new ScriptedDevice(Known);

        Assert.Equal(ControlOutcome.NotSupported, (await device.ActAsync(Stock, new PauseAction())).Outcome);
        Assert.DoesNotContain(device.Asked, a => a.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReplyOutcome.Broken, ControlOutcome.Done)]
    [InlineData(ReplyOutcome.Silent, ControlOutcome.Unknown)]
    [InlineData(ReplyOutcome.Refused, ControlOutcome.Unreachable)]
    public async Task What_follows_a_reboot_says_whether_it_was_taken(ReplyOutcome reply, ControlOutcome outcome)
    {
        var device = new ScriptedDevice(asked => asked == "GET /cgi-bin/reboot.cgi" ? DeviceReply.Without(reply) : Known(asked));

        Assert.Equal(outcome, (await device.ActAsync(Stock, new RebootAction())).Outcome);
    }

    [Fact]
    public async Task Another_device_at_the_address_is_left_alone()
    {
        var device = new ScriptedDevice(Known);

        ControlResult result = await device.ActAsync(ControlledDevice.Identity("antminer", mac: "02:99:99:99:99:99"), new RebootAction());

        Assert.Equal(ControlOutcome.ChangedIdentity, result.Outcome);
        Assert.Equal(["GET /cgi-bin/get_system_info.cgi"], device.Asked);
    }

    [Fact]
    public async Task One_that_tells_nothing_of_itself_is_left_alone()
    {
        var device = new ScriptedDevice(Known);

        Assert.Equal(ControlOutcome.ChangedIdentity, (await device.ActAsync(ControlledDevice.Identity("antminer", mac: null), new RebootAction())).Outcome);
        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(ControlledDevice.Identity("antminer", mac: null) with { Serial = "SN1" }, new BlinkAction(true), isDryRun: true)).Outcome);
        Assert.DoesNotContain(device.Asked, a => !a.StartsWith("GET /cgi-bin/get_system_info", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_login_is_told_as_such()
    {
        var device = new ScriptedDevice(_ => ScriptedDevice.Json("", 401));

        Assert.Equal(ControlOutcome.Credentials, (await device.ActAsync(Stock, new RebootAction())).Outcome);
    }

    [Fact]
    public async Task A_dry_run_ends_before_the_last_step()
    {
        var device = new ScriptedDevice(Known);

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Stock, new RebootAction(), isDryRun: true)).Outcome);
        Assert.Equal(["GET /cgi-bin/get_system_info.cgi"], device.Asked);
    }

    private DeviceReply? Known(string asked)
    {
        if (asked.StartsWith("POST /cgi-bin/set_miner_conf.cgi ", StringComparison.Ordinal))
        {
            JsonObject sent = JsonNode.Parse(asked["POST /cgi-bin/set_miner_conf.cgi ".Length..])!.AsObject();
            bool isText = sent["miner-mode"]!.GetValueKind() == System.Text.Json.JsonValueKind.String;
            if (isText == _wantsText)
            {
                _conf["bitmain-work-mode"] = sent["miner-mode"]!.ToString();
                _conf["pools"] = sent["pools"]!.DeepClone();
            }

            return ScriptedDevice.Json("""{"stats":"success","code":"M000","msg":"OK!"}""");
        }

        return asked switch
        {
            "GET /cgi-bin/get_system_info.cgi" => ScriptedDevice.Json(Info),
            "GET /cgi-bin/get_miner_conf.cgi" => ScriptedDevice.Json(_conf.ToJsonString()),
            _ => ScriptedDevice.Json("<html>404</html>", 404),
        };
    }
}
