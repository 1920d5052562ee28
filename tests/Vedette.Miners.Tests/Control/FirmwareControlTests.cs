using Vedette.Miners.Connections;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Control.Devices;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Control;

/// <summary>The exact requests of every other firmware.</summary>
public sealed class FirmwareControlTests
{
    private static readonly MinerIdentity LuxOs = ControlledDevice.Identity("antminer", FirmwareFamily.LuxOs);
    private static readonly MinerIdentity Braiins = ControlledDevice.Identity("antminer", FirmwareFamily.Braiins);
    private static readonly MinerIdentity VNish = ControlledDevice.Identity("antminer", FirmwareFamily.VNish);
    private static readonly MinerIdentity Epic = ControlledDevice.Identity("antminer", FirmwareFamily.Epic);
    private static readonly MinerIdentity Whatsminer = ControlledDevice.Identity("whatsminer");
    private static readonly MinerIdentity Avalon = ControlledDevice.Identity("avalon");
    private static readonly MinerIdentity Bitaxe = ControlledDevice.Identity("bitaxe", FirmwareFamily.Unknown);

    [Fact]
    public async Task LuxOS_gets_its_session_back_whatever_came_of_it()
    {
        var device = new ScriptedDevice(asked => asked.StartsWith("rpc curtail", StringComparison.Ordinal) ? ScriptedDevice.RpcError(300, "not now") : Lux(asked));

        ControlResult result = await device.ActAsync(LuxOs, new PauseAction());

        Assert.Equal((ControlOutcome.Refused, "The device refused: not now"), (result.Outcome, result.Detail));
        Assert.Equal(["rpc config", "rpc logon", "rpc curtail s3ss10n,sleep", "rpc logoff s3ss10n"], device.Asked);
    }

    [Fact]
    public async Task LuxOS_is_left_alone_while_somebody_else_has_the_session()
    {
        var device = new ScriptedDevice(asked => asked == "rpc logon" ? ScriptedDevice.RpcError(402, "Another session is active") : Lux(asked));

        Assert.Equal(ControlOutcome.Refused, (await device.ActAsync(LuxOs, new RebootAction())).Outcome);
        Assert.Equal(["rpc config", "rpc logon"], device.Asked);
    }

    [Theory]
    [InlineData("blink", "rpc ledset s3ss10n,red,blink")]
    [InlineData("dark", "rpc ledset s3ss10n,red,off")]
    [InlineData("resume", "rpc curtail s3ss10n,wakeup")]
    [InlineData("reboot", "rpc rebootdevice s3ss10n")]
    public async Task LuxOS_knows_it_as(string action, string request)
    {
        var device = new ScriptedDevice(asked => asked == request ? ScriptedDevice.RpcDone() : Lux(asked));

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(LuxOs, Action(action))).Outcome);
        Assert.Equal(["rpc config", "rpc logon", request, "rpc logoff s3ss10n"], device.Asked);
    }

    [Fact]
    public async Task LuxOS_takes_a_pool_behind_the_others_and_then_goes_over_to_it()
    {
        bool isAdded = false;
        var device = new ScriptedDevice(asked =>
        {
            isAdded |= asked.StartsWith("rpc addpool", StringComparison.Ordinal);
            return asked switch
            {
                "rpc pools" => ScriptedDevice.Rpc($$"""{"STATUS":[{"STATUS":"S"}],"POOLS":[{"POOL":0,"Priority":0,"URL":"stratum+tcp://a.example:3333","User":"acc.1"}{{(isAdded ? """,{"POOL":1,"Priority":1,"URL":"stratum+tcp://b.example:3333","User":"acc.1"}""" : "")}}]}"""),
                "rpc switchpool 1" => ScriptedDevice.RpcDone(),
                _ when asked.StartsWith("rpc addpool", StringComparison.Ordinal) => ScriptedDevice.RpcDone(),
                _ => Lux(asked),
            };
        });

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(LuxOs, new SwitchPoolAction("stratum+tcp://b.example:3333", null))).Outcome);
        Assert.Equal(["rpc config", "rpc pools", "rpc addpool stratum+tcp://b.example:3333,acc.1,x", "rpc pools", "rpc switchpool 1"], device.Asked);
    }

    [Theory]
    [InlineData("blink", "PUT /api/v1/actions/locate true")]
    [InlineData("dark", "PUT /api/v1/actions/locate false")]
    [InlineData("pause", "PUT /api/v1/actions/pause")]
    [InlineData("resume", "PUT /api/v1/actions/resume")]
    [InlineData("reboot", "PUT /api/v1/actions/reboot")]
    [InlineData("limit", """PUT /api/v1/performance/power-target {"watt":2500}""")]
    public async Task Braiins_knows_it_as(string action, string request)
    {
        var device = new ScriptedDevice(asked => asked switch
        {
            "GET /api/v1/miner/details" => ScriptedDevice.Json("""{"mac_address":"02:11:22:33:44:55","status":2}"""),
            """POST /api/v1/auth/login {"username":"root","password":"secret"}""" => ScriptedDevice.Json("""{"token":"t0ken","timeout_s":3600}"""),
            _ => asked == request ? ScriptedDevice.Json("true") : null,
        });

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Braiins, Action(action))).Outcome);
        Assert.Equal(request, device.Asked[^1]);
        Assert.Equal("t0ken", device.Web[^1].Authorization);
    }

    [Fact]
    public async Task Without_a_login_nothing_is_sent_that_wants_one()
    {
        var device = new ScriptedDevice(asked => asked == "GET /api/v1/miner/details" ? ScriptedDevice.Json("""{"mac_address":"02:11:22:33:44:55"}""") : null);

        Assert.Equal(ControlOutcome.Credentials, (await device.ActAsync(Braiins, new PauseAction(), logins: new Dictionary<string, DeviceLogin>())).Outcome);
        Assert.Single(device.Asked);
    }

    [Theory]
    [InlineData("pause", "POST /api/v1/mining/stop {}", "tok")]
    [InlineData("resume", "POST /api/v1/mining/start {}", "tok")]
    [InlineData("reboot", "POST /api/v1/system/reboot {}", "Bearer tok")]
    public async Task VNish_knows_it_as(string action, string request, string authorization)
    {
        var device = new ScriptedDevice(asked => asked == request ? ScriptedDevice.Json("{}") : VNishInfo(asked));

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(VNish, Action(action))).Outcome);
        Assert.Equal((request, authorization), (device.Asked[^1], device.Web[^1].Authorization));
    }

    [Fact]
    public async Task VNish_is_asked_again_where_the_call_only_turned_the_switch()
    {
        bool isLit = true;
        var device = new ScriptedDevice(asked =>
        {
            if (asked.StartsWith("POST /api/v1/find-miner", StringComparison.Ordinal))
            {
                isLit = !isLit;
                return ScriptedDevice.Json($$"""{"on":{{(isLit ? "true" : "false")}}}""");
            }

            return VNishInfo(asked);
        });

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(VNish, new BlinkAction(true))).Outcome);
        Assert.True(isLit);
    }

    [Theory]
    [InlineData("blink", """POST :4028/identify {"param":true,"password":"letmein"}""")]
    [InlineData("pause", """POST :4028/miner {"param":"Stop","password":"letmein"}""")]
    [InlineData("resume", """POST :4028/miner {"param":"Autostart","password":"letmein"}""")]
    [InlineData("reboot", """POST :4028/reboot {"param":0,"password":"letmein"}""")]
    public async Task Epic_knows_it_as(string action, string request)
    {
        var device = new ScriptedDevice(asked => asked switch
        {
            "GET :4028/network" => ScriptedDevice.Json("""{"dhcp":{"mac_address":"02:11:22:33:44:55"}}"""),
            _ => asked == request ? ScriptedDevice.Json("""{"result":true,"error":null}""") : null,
        });

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Epic, Action(action))).Outcome);
        Assert.Equal(["GET :4028/network", request], device.Asked);
    }

    [Fact]
    public async Task Epic_says_200_to_a_wrong_password_and_is_understood()
    {
        var device = new ScriptedDevice(asked => asked == "GET :4028/network"
            ? ScriptedDevice.Json("""{"dhcp":{"mac_address":"02:11:22:33:44:55"}}""")
            : ScriptedDevice.Json("""{"result":false,"error":"Incorrect password"}"""));

        Assert.Equal(ControlOutcome.Credentials, (await device.ActAsync(Epic, new PauseAction())).Outcome);
    }

    [Fact]
    public void A_token_of_the_third_interface_is_the_beginning_of_a_hash() =>
        // Computed apart: base64(sha256("set.miner.servicesuperpassuhCiDyVj1770000000")).
        Assert.Equal("X8klagq5", WhatsminerControl.TokenOf("set.miner.service", "superpass", "uhCiDyVj", 1_770_000_000));

    [Theory]
    [InlineData("pause", "set.miner.service", "\"stop\"")]
    [InlineData("resume", "set.miner.service", "\"start\"")]
    [InlineData("reboot", "set.system.reboot", "null")]
    [InlineData("low", "set.miner.power_mode", "\"low\"")]
    [InlineData("limit", "set.miner.power_limit", "2500")]
    [InlineData("dark", "set.system.led", "\"auto\"")]
    public async Task Whatsminer_knows_it_as(string action, string command, string parameter)
    {
        var device = new ScriptedDevice(asked => asked.Contains("get.device.info", StringComparison.Ordinal)
            ? ScriptedDevice.Rpc("""{"code":0,"msg":{"network":{"mac":"02:11:22:33:44:55"},"salt":"uhCiDyVj"}}""")
            : ScriptedDevice.Rpc($$"""{"code":0,"msg":"ok","desc":"{{command}}"}"""));

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Whatsminer, Action(action))).Outcome);
        string token = WhatsminerControl.TokenOf(command, "superpass", "uhCiDyVj", 1_770_000_000);
        Assert.Equal($$"""v3 {"cmd":"{{command}}","param":{{parameter}},"ts":1770000000,"token":"{{token}}","account":"super"}""", device.Asked[^1]);
    }

    [Fact]
    public async Task A_Whatsminer_without_the_third_interface_is_left_alone()
    {
        var device = new ScriptedDevice(_ => null);

        Assert.Equal(ControlOutcome.NotSupported, (await device.ActAsync(Whatsminer, new PauseAction())).Outcome);
    }

    [Theory]
    [InlineData("AvalonMiner 15-194", "blink", "rpc ascset 0,led,1-1")]
    [InlineData("AvalonMiner 15-194", "dark", "rpc ascset 0,led,1-0")]
    [InlineData("AvalonMiner 15-194", "reboot", "rpc ascset 0,reboot,0")]
    [InlineData("Avalon Q", "low", "rpc ascset 0,workmode,set,0")]
    [InlineData("AvalonNano\",\"MODEL\":\"Nano3s", "low", "rpc ascset 0,workmode,set,0")]
    [InlineData("AvalonNano\",\"MODEL\":\"Nano2", "low", null)]
    [InlineData("AvalonNano\",\"MODEL\":\"Nano2", "blink", null)]
    [InlineData("Avalon Q", "blink", null)]
    [InlineData("AvalonMiner 15-194", "low", null)]
    public async Task Avalon_knows_it_as(string product, string action, string? request)
    {
        var device = new ScriptedDevice(asked => asked == "rpc version"
            ? ScriptedDevice.Rpc($$"""{"STATUS":[{"STATUS":"S","Code":22}],"VERSION":[{"PROD":"{{product}}","MAC":"021122334455"}],"id":1}""")
            : ScriptedDevice.RpcDone("ASC 0 set OK"));

        ControlResult result = await device.ActAsync(Avalon, Action(action));

        Assert.Equal(request is null ? ControlOutcome.NotSupported : ControlOutcome.Done, result.Outcome);
        Assert.Equal(request ?? "rpc version", device.Asked[^1]);
    }

    [Theory]
    [InlineData("blink", "POST /api/system/identify")]
    [InlineData("pause", "POST /api/system/pause")]
    [InlineData("reboot", "POST /api/system/restart")]
    public async Task A_Bitaxe_knows_it_as(string action, string request)
    {
        var device = new ScriptedDevice(asked => asked == "GET /api/system/info" ? ScriptedDevice.Json("""{"macAddr":"02:11:22:33:44:55"}""") : asked == request ? ScriptedDevice.Json("ok") : null);

        Assert.Equal(ControlOutcome.Done, (await device.ActAsync(Bitaxe, Action(action))).Outcome);
    }

    [Fact]
    public async Task An_older_Bitaxe_has_no_such_call()
    {
        var device = new ScriptedDevice(asked => asked == "GET /api/system/info" ? ScriptedDevice.Json("""{"macAddr":"02:11:22:33:44:55"}""") : ScriptedDevice.Json("no", 404));

        Assert.Equal(ControlOutcome.NotSupported, (await device.ActAsync(Bitaxe, new PauseAction())).Outcome);
    }

    [Theory]
    [InlineData(true, ControlOutcome.Done)]
    [InlineData(false, ControlOutcome.Refused)]
    public async Task A_Bitaxe_is_started_anew_only_if_it_took_the_pool(bool takes, ControlOutcome outcome)
    {
        string pool = "old.example";
        var device = new ScriptedDevice(asked =>
        {
            pool = takes && asked.StartsWith("PATCH", StringComparison.Ordinal) ? "new.example" : pool;
            return ScriptedDevice.Json($$"""{"macAddr":"02:11:22:33:44:55","stratumURL":"{{pool}}","stratumPort":3333}""");
        });

        Assert.Equal(outcome, (await device.ActAsync(Bitaxe, new SwitchPoolAction("stratum+tcp://new.example:3333", null))).Outcome);
        Assert.Contains("""PATCH /api/system {"stratumURL":"new.example","stratumPort":3333}""", device.Asked);
        Assert.Equal(takes, device.Asked.Contains("POST /api/system/restart"));
    }

    [Theory]
    [InlineData("elphapex")]
    [InlineData("unknown")]
    public async Task A_firmware_nobody_wrote_down_is_not_even_asked(string vendor)
    {
        var device = new ScriptedDevice(_ => null);

        Assert.Equal(ControlOutcome.NotSupported, (await device.ActAsync(ControlledDevice.Identity(vendor, FirmwareFamily.Unknown), new RebootAction())).Outcome);
        Assert.Empty(device.Asked);
    }

    private static MinerAction Action(string name) => name switch
    {
        "blink" => new BlinkAction(true),
        "dark" => new BlinkAction(false),
        "pause" => new PauseAction(),
        "resume" => new ResumeAction(),
        "reboot" => new RebootAction(),
        "low" => new PowerModeAction(PowerMode.Low),
        _ => new PowerLimitAction(2500),
    };

    private static DeviceReply? Lux(string asked) => asked switch
    {
        "rpc config" => ScriptedDevice.Rpc("""{"CONFIG":[{"MACAddr":"02:11:22:33:44:55","SerialNumber":"J1"}],"STATUS":[{"STATUS":"S","Code":33}],"id":1}"""),
        "rpc logon" => ScriptedDevice.Rpc("""{"SESSION":[{"SessionID":"s3ss10n"}],"STATUS":[{"STATUS":"S","Code":316}],"id":1}"""),
        "rpc logoff s3ss10n" => ScriptedDevice.RpcDone(),
        _ => null,
    };

    private static DeviceReply? VNishInfo(string asked) => asked switch
    {
        "GET /api/v1/info" => ScriptedDevice.Json("""{"system":{"network_status":{"mac":"02:11:22:33:44:55"}},"serial":"N/A"}"""),
        """POST /api/v1/unlock {"pw":"admin"}""" => ScriptedDevice.Json("""{"token":"tok"}"""),
        _ => null,
    };
}
