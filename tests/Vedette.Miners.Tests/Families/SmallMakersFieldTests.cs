using System.Text.Json.Nodes;
using Vedette.Miners.Tests.WebFamilies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Families;

/// <summary>What captures that others published of the rarer makers' devices show, with figures of our own.</summary>
public sealed class SmallMakersFieldTests
{
    private const string SealMinerStats = """
        {"STATS":[{"STATS":0,"ID":"A20","Elapsed":2481,"Model":"A2","Firmware":"2025091001","MAC":"02:00:5e:80:00:01","Ctrl Board":"taurus_air_v1.1","Ctrl Board SN":"S12","PM State":"Running","Mining Mode":"Normal","Error Code":"",
        "Tune Status":"Fine Tuning Done","System Uptime":2743,"MHS(Rated)":230839407.28,"Power Limit":3500,"MHS(Ideal)":148000000,"PSU Error":"0x00000000","PSU Input Power":3504,"PSU Output Power":3232,"PSU Fan Speed":4408,"PSU Temp AMB":26,
        "Fan Count":2,"0 PWM":112,"0 Speed":3723,"1 PWM":112,"1 Speed":3753,"Board Count":2,
        "0 SN":"S24A","0 Online":true,"0 Chip Count":153,"0 Bad Chip Count":0,"0 MHS(Ideal)":74000000,"0 Freq":349,"0 MHS(Sample)":73900000,"0 Temp 0":55,"0 Temp 1":52,"0 Temp 2":70,"0 Temp 3":69,
        "1 SN":"S24B","1 Online":false,"1 Chip Count":153,"1 Bad Chip Count":4,"1 MHS(Ideal)":74000000,"1 Freq":347,"1 MHS(Sample)":73600000,"1 Temp 0":58}]}
        """;

    [Fact]
    public async Task SealMiner_tells_nearly_all_in_its_stats()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(SealMiner(SealMinerStats));
        Assert.Equal(("SealMiner A2", "A2", "2025091001", "02:00:5e:80:00:01"), (snapshot.Identity.Model, snapshot.Identity.RawModel, snapshot.Identity.FirmwareVersion, snapshot.Identity.Mac));
        Assert.Equal(("taurus_air_v1.1", "S12", "3.7"), (snapshot.Identity.ControlBoard, snapshot.Identity.Serial, snapshot.Identity.ApiVersion));
        Assert.Equal((MinerState.Mining, "Running", "normal"), (snapshot.State, snapshot.StateText, snapshot.PowerMode));
        Assert.Equal((2743d, 2481d), (snapshot.UptimeSeconds, snapshot.ProcessUptimeSeconds));
        Assert.Equal((148e12, 230839407.28e6), (snapshot.Hashrate.Expected, snapshot.Hashrate.Label));
        Assert.Equal((3504d, 3500d, 26d), (snapshot.PowerWatts, snapshot.PowerLimitWatts, snapshot.Temperatures.PowerSupply));
        Assert.Equal([153, 149], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal([153, 153], snapshot.Boards.Select(board => board.ExpectedChips));
        Assert.Equal([("online", 349d, 70d), ("offline", 347, 58)], snapshot.Boards.Select(board => (board.State!, board.FrequencyMegahertz!.Value, board.BoardTemperature!.Value)));
        Assert.Equal([(MinerFanKind.Chassis, 3723d), (MinerFanKind.Chassis, 3753), (MinerFanKind.PowerSupply, 4408)], snapshot.Fans.Select(fan => (fan.Kind, fan.Rpm!.Value)));
        Assert.Empty(snapshot.Errors);
    }

    [Theory]
    [InlineData("\"PM State\":\"Running\"", "\"PM State\":\"Suspended\"", "0", MinerState.Sleeping)]
    [InlineData("\"Fine Tuning Done\"", "\"Coarse Tuning\"", "150000000.0", MinerState.Tuning)]
    public async Task SealMiner_says_what_it_is_at(string before, string after, string rate, MinerState state) =>
        Assert.Equal(state, (await MadeUpReplies.ReadAsync(SealMiner(SealMinerStats.Replace(before, after, StringComparison.Ordinal), rate))).State);

    [Fact]
    public async Task SealMiner_names_what_its_power_supply_reports()
    {
        MinerError error = Assert.Single((await MadeUpReplies.ReadAsync(SealMiner(SealMinerStats.Replace("0x00000000", "0x00000200", StringComparison.Ordinal)))).Errors);
        Assert.Equal(("psu:0x00000200", "power_supply"), (error.Code, error.Component));
    }

    /// <summary>The page shows megahashes where it says gigahashes, with thousands commas.</summary>
    [Fact]
    public async Task VolcMiner_whose_port_is_shut_is_read_from_its_page()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(new RecordedDevice(new JsonObject
        {
            ["http"] = new JsonObject
            {
                ["GET /"] = new JsonObject { ["status"] = 401, ["headers"] = new JsonObject { ["WWW-Authenticate"] = "Digest realm=\"blackMiner Configuration\"" }, ["body"] = "" },
                ["GET /cgi-bin/get_system_info.cgi"] = new JsonObject { ["status"] = 200, ["body"] = """{"macaddr":"02:00:5e:90:00:01","hostname":"VolcMiner D1","minertype":"VolcMiner D1","system_filesystem_version":"2025-10-08"}""" },
                ["GET /cgi-bin/get_miner_status.cgi"] = new JsonObject
                {
                    ["status"] = 200,
                    ["body"] = """{"summary":{"elapsed":"4200","ghs5s":"15,500.5","ghsav":"15,400.0"},"pools":[{"index":"0","url":"stratum+tcp://ltc.example.pool:3333","user":"w","status":"Alive","accepted":"1,200","rejected":"3"}],"fan1":"5,640","fan2":"5610","devs":[{"index":"2","chain_acn":"105","freq":"2000","temp":[55,57]},{"index":"1","chain_acn":"104","freq":"2000","temp":[54,0]},{"index":"3","chain_acn":"0","temp":[0]}]}""",
                },
            },
        }));
        Assert.Equal(("volcminer", "VolcMiner D1", "2025-10-08"), (snapshot.Identity.Vendor, snapshot.Identity.Model, snapshot.Identity.FirmwareVersion));
        Assert.Equal((15500.5e6, 15400e6, 4200d), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average, snapshot.ProcessUptimeSeconds));
        Assert.Equal([("1", 104, 54d), ("2", 105, 57)], snapshot.Boards.Select(board => (board.Id!, board.Chips!.Value, board.BoardTemperature!.Value)));
        Assert.Equal([5640d, 5610], snapshot.Fans.Select(fan => fan.Rpm!.Value));
        Assert.Equal((1200, 3), (snapshot.Pools[0].Accepted, snapshot.Shares.Rejected));
    }

    [Theory]
    [InlineData("release_10306_miner", "IceRiver AL3")]
    [InlineData("BOOT_2_1_image_1.0_ks3mminer", "IceRiver KS3M")]
    [InlineData("v1.2_KS5L_miner", "IceRiver KS5L")]
    [InlineData("release_KS99_miner", "KS99")]
    [InlineData("release_miner", null)]
    public async Task IceRiver_hides_its_name_in_its_version(string version, string? model)
    {
        var device = new ScriptedDevice { ["POST /user/userpanel?post=4"] = IceRiverTests.Panel.Replace("ks0pro_20240301", version, StringComparison.Ordinal).Replace("ks0pro_miner", "miner", StringComparison.Ordinal) };
        Assert.Equal(model, (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("iceriver"))).Identity.Model);
    }

    /// <summary>Of the T3 an answer is known, of the others none: their figures count only where they are near to what the model does.</summary>
    [Theory]
    [InlineData("T3", "111300.25", 111300.25e9)]
    [InlineData("L1", "5280.5", 5280.5e6)]
    [InlineData("L1", "5.28", 5.28e9)]
    [InlineData("L3", "9512000", 9512e6)]
    [InlineData("L1", "1.5", 1.5e9)]
    [InlineData("L1", "0.05", null)]
    [InlineData("L1", "0", 0d)]
    [InlineData("Z9", "5280.5", null)]
    public async Task FluMiner_figure_without_a_unit_is_one_that_the_model_can_make_or_unknown(string model, string figure, double? rate)
    {
        var device = new ScriptedDevice
        {
            ["GET /api/overview"] = $$$"""{"code":0,"data":{"minerInfo":{"model":"{{{model}}}","sn":"F1","minerVersion":"V1.12","macAddress":"02:00:5e:aa:00:01"} } }""",
            ["GET /api/summary"] = $$$"""{"code":0,"data":{"summary":[{"hrt":"{{{figure}}}","temp":"31|38","voltage":"26.38","power":"1723.41","uptime":"98063","status":"OK","model":"{{{model}}}"}]} }""",
        };
        MinerSnapshot snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("fluminer"));
        Assert.Equal(rate, snapshot.Hashrate.FiveSeconds is { } hashes ? Math.Round(hashes) : null);
        Assert.Equal(model == "T3" ? [(0, 111300.25e9, 31d, 38d, 26.38)] : [], snapshot.Boards.Select(board => (board.Slot, board.Hashrate!.Value, board.BoardTemperature!.Value, board.ChipTemperature!.Value, board.Volts!.Value)));
    }

    [Theory]
    [InlineData("2.2", "BM1397", "Bitaxe Max")]
    [InlineData("0.11", "BM1366", "Bitaxe Ultra")]
    public async Task First_Bitaxes_are_numbered_otherwise(string board, string chip, string model)
    {
        var device = new ScriptedDevice { ["GET /api/system/info"] = $$"""{"ASICModel":"{{chip}}","boardVersion":"{{board}}","hashRate":500.5,"uptimeSeconds":900}""" };
        Assert.Equal(model, (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("bitaxe"))).Identity.Model);
    }

    [Fact]
    public async Task NerdQAxe_tells_every_chip_s_temperature_and_may_tell_windows_only()
    {
        var device = new ScriptedDevice
        {
            ["GET /api/system/info"] = """{"deviceModel":"NerdQAxe++","ASICModel":"BM1370","asicCount":4,"smallCoreCount":2040,"frequency":600,"power":72.5,"temp":57,"temp2":-1,"vrTemp":63,"asicTemps":[55.1,58.9,56.2,0],"hashRate_10m":4800.25,"hashRate_1h":4790,"fanspeed":60,"fanrpm":2500,"uptimeSeconds":9000,"version":"v1.0.30"}""",
        };
        MinerSnapshot snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("bitaxe"));
        Assert.Equal(("NerdQAxe++", 4800.25e9, 58.9, 4), (snapshot.Identity.Model, snapshot.Hashrate.FiveSeconds, snapshot.Temperatures.Chip, snapshot.Boards[0].ExpectedChips));
        Assert.Equal(2040 * 4 * 600e6, snapshot.Hashrate.Expected);
    }

    [Fact]
    public async Task Proto_of_later_versions_names_its_network_and_fans_otherwise()
    {
        ScriptedDevice rig = ProtoTests.Rig();
        rig["GET /api/v1/network"] = """{"network-info":{"mac_address":"02:00:5E:20:00:09","hostname":"rig-9"}}""";
        rig["GET /api/v1/cooling"] = """{"cooling-status":{"fans":[{"slot":1,"rpm":4346,"speed_percentage":60}]}}""";
        rig["GET /api/v1/telemetry?level=miner,hashboard,psu"] = """{"psus":[{"index":0,"temperature":{"ambient":30,"average":38,"hotspot":45.5}},{"index":1,"temperature":{"average":46}}]}""";
        MinerSnapshot snapshot = await WebDevices.ReadWholeAsync(rig, WebDevices.Identity("proto"));
        Assert.Equal(("02:00:5e:20:00:09", 46d), (snapshot.Identity.Mac, snapshot.Temperatures.PowerSupply));
        Assert.Equal((4346d, 0.6), (snapshot.Fans[0].Rpm, snapshot.Fans[0].DutyRatio));
    }

    [Fact]
    public async Task Goldshell_of_older_make_tells_its_fans_in_stats_and_may_give_no_model()
    {
        var device = new ScriptedDevice
        {
            ["GET /mcb/status"] = """{"model":"Goldshell","firmware":"2.2.0"}""",
            ["rpc summary"] = """{"SUMMARY":[{"Elapsed":120,"MHS 20s":25.0,"MHS av":24.0}]}""",
            ["rpc devs"] = """{"DEVS":[{"ID":0,"MHS 20s":25.0,"tstemp-2":40}]}""",
            ["rpc devdetails"] = """{"DEVDETAILS":[{"ID":0,"chips-nr":16}]}""",
            ["rpc stats"] = """{"STATS":[{},{"fan1":1200,"fan2":0}]}""",
            ["rpc pools"] = """{"POOLS":[]}""",
        };
        MinerSnapshot snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"));
        Assert.Equal((null, "Goldshell", "2.2.0"), (snapshot.Identity.Model, snapshot.Identity.RawModel, snapshot.Identity.FirmwareVersion));
        Assert.Equal([1200d, 0], snapshot.Fans.Select(fan => fan.Rpm!.Value));
        Assert.Equal((16, 40d), (snapshot.Boards[0].Chips, snapshot.Boards[0].BoardTemperature));
    }

    [Fact]
    public async Task Whatsminer_of_the_third_interface_that_stands_with_a_critical_code_has_failed()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(new RecordedDevice(new JsonObject
        {
            ["v3_4433"] = new JsonObject
            {
                ["""{"cmd":"get.device.info"}"""] = """{"code":0,"msg":{"error-code":[{"264":"2026-05-23 09:19:10","reason":"Power xfer error"}],"miner":{"type":"M60S_VK40","working":"true"},"network":{"mac":"02:00:5e:bb:00:01"},"power":{"mode":"1"},"system":{"api":"3.0.2","fwversion":"20251209.16.Rel2"}}}""",
                ["""{"cmd":"get.miner.status","param":"summary"}"""] = """{"code":0,"msg":{"summary":{"elapsed":9000,"hash-realtime":0,"hash-average":0}}}""",
            },
        }));
        Assert.Equal((MinerState.Fault, "264"), (snapshot.State, Assert.Single(snapshot.Errors).Code));
        Assert.Equal(new DateTimeOffset(2026, 5, 23, 9, 19, 10, TimeSpan.Zero), snapshot.Errors[0].Since);
    }

    private static RecordedDevice SealMiner(string stats, string rate = "150000000.0") => MadeUpReplies.Rpc(
        ("version", """{"STATUS":[{"STATUS":"S","Description":"bdminer 4.11.1"}],"VERSION":[{"BDMiner":"4.11.1","API":"3.7"}],"id":1}"""),
        ("summary", $$"""{"SUMMARY":[{"Elapsed":2481,"MHS av":{{rate}},"MHS 5s":{{rate}},"Accepted":1421,"Rejected":3,"Hardware Errors":54,"Stale":0}],"id":1}"""),
        ("stats", stats),
        ("devs", """{"DEVS":[]}"""),
        ("pools", """{"POOLS":[]}"""));
}
