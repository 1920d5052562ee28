using System.Text.Json.Nodes;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Families;

/// <summary>What Antminers in the field tell otherwise than the recorded ones: after captures that others published, with figures of our own.</summary>
public sealed class AntminerFieldTests
{
    /// <summary>The figure of the whole and of one board may be in different units under the same name; only what the model can reach tells which.</summary>
    [Theory]
    [InlineData("Antminer Z15", "431870.25", 431870.25, "144.10", 144.1e3)]
    [InlineData("Antminer Z15 Pro", "815.4", 815.4e3, "271.1", 271.1e3)]
    [InlineData("Antminer Z11", "131.07", 131.07e3, "43.69", 43.69e3)]
    [InlineData("Antminer Z11", "139120.10", 139120.10, "46.37", 46.37e3)]
    [InlineData("Antminer Z9-Mini", "10.21", 10.21e3, "3.4", 3.4e3)]
    [InlineData("Antminer E3", "191.20", 191.2e6, "21.3", 21.3e6)]
    [InlineData("Antminer E9 Pro", "3702.5", 3702.5e6, "1.8512", 1.8512e9)]
    [InlineData("Antminer L7", "9.41", 9.41e9, "3.13", 3.13e9)]
    [InlineData("Antminer L7", "9411.2", 9411.2e6, "3130.1", 3130.1e6)]
    [InlineData("Antminer L9", "16.71", 16.71e9, "5570", 5570e6)]
    [InlineData("Antminer L3++", "571.3", 571.3e6, "143.1", 143.1e6)]
    [InlineData("Antminer D9", "1741.90", 1741.9e9, "580.6", 580.6e9)]
    [InlineData("Antminer D3 Blissz v2.06 beta", "16011.5", 16011.5e6, "5330.5", 5330.5e6)]
    [InlineData("Antminer KS5 Pro", "20811.5", 20811.5e9, "6937.1", 6937.1e9)]
    [InlineData("Antminer S9", "13210.77", 13210.77e9, "4403.5", 4403.5e9)]
    public async Task Figure_is_in_the_unit_in_which_the_machine_can_reach_it(string type, string figure, double hashes, string board, double ofBoard)
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", $$"""{"VERSION":[{"CGMiner":"4.9.0","API":"3.1","Miner":"9.0.0.5","Type":"{{type}}"}],"id":1}"""),
            ("summary", $$"""{"SUMMARY":[{"Elapsed":67000,"GHS 5s":"{{figure}}","GHS av":{{figure}}}],"id":1}"""),
            ("stats", $$"""{"STATS":[{"CGMiner":"4.9.0","Miner":"9.0.0.5","Type":"{{type}}"}{"STATS":0,"Elapsed":67000,"GHS 5s":"{{figure}}","GHS av":{{figure}},"fan_num":2,"fan1":0,"fan2":0,"fan3":4200,"fan4":4260,"temp1":45,"temp2_1":63,"chain_rate1":"{{board}}","chain_rate2":"{{board}}","chain_rate3":"{{board}}","chain_rate4":""}],"id":1}""")));
        Assert.Equal(hashes, snapshot.Hashrate.FiveSeconds!.Value, hashes * 1e-9);
        Assert.Equal(hashes, snapshot.Hashrate.Average!.Value, hashes * 1e-9);
        Assert.Equal([ofBoard, ofBoard, ofBoard], snapshot.Boards.Select(one => Math.Round(one.Hashrate!.Value, 3)));
        Assert.Equal([4200, 4260], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(63, snapshot.Temperatures.Chip);
    }

    /// <summary>As S9, T9, Z11, Z15, S19 and Hiveon's list them: more places than fans, gaps between them, the first of them not always a fan.</summary>
    [Theory]
    [InlineData("Antminer S9", """ "fan_num":2,"fan1":0,"fan2":0,"fan3":0,"fan4":0,"fan5":3360,"fan6":4440,"fan7":0,"fan8":0 """, new[] { 3360.0, 4440 })]
    [InlineData("Antminer S9", """ "fan_num":2,"fan1":0,"fan3":4200,"fan2":0,"fan5":0,"fan4":0,"fan7":0,"fan6":6000,"fan8":0 """, new[] { 4200.0, 6000 })]
    [InlineData("Antminer S9", """ "fan_num":2,"fan1":0,"fan3":4200,"fan2":0,"fan5":0,"fan4":0,"fan7":0,"fan6":0,"fan8":0 """, new[] { 4200.0 })]
    [InlineData("Antminer S9", """ "fan_num":2,"fan1":0,"fan2":0,"fan3":0,"fan4":0,"fan5":0,"fan6":0,"fan7":0,"fan8":0 """, new[] { 0.0, 0 })]
    [InlineData("Antminer S9", """ "fan_num":2,"fan5":4320,"fan6":0 """, new[] { 4320.0, 0 })]
    [InlineData("Antminer S9", """ "fan_num":2,"fan3":4320,"fan5":0,"fan6":4440 """, new[] { 4320.0, 4440 })]
    [InlineData("Antminer Z11", """ "fan_num":2,"fan1":4920,"fan2":4800,"fan3":0,"fan4":0 """, new[] { 4920.0, 4800 })]
    [InlineData("Antminer Z11", """ "fan_num":2,"fan1":4920,"fan2":0,"fan3":0,"fan4":0 """, new[] { 4920.0, 0 })]
    [InlineData("Antminer Z15", """ "fan_num":2,"fan1":0,"fan2":5040,"fan3":4980,"fan4":0 """, new[] { 5040.0, 4980 })]
    [InlineData("Antminer Z15", """ "fan_num":2,"fan1":0,"fan2":5040,"fan3":0,"fan4":0 """, new[] { 5040.0 })]
    [InlineData("Antminer Z15", """ "fan_num":2,"fan1":0,"fan2":0,"fan3":4560,"fan4":0 """, new[] { 4560.0 })]
    [InlineData("Antminer S19", """ "fan_num":3,"fan1":5910,"fan2":6000,"fan3":0,"fan4":5610 """, new[] { 5910.0, 6000, 5610 })]
    [InlineData("Antminer S19", """ "fan_num":4,"fan0":6000,"fan1":5910,"fan2":6000,"fan3":0,"fan4":5610 """, new[] { 5910.0, 6000, 0, 5610 })]
    [InlineData("Antminer S19", """ "fan_num":2,"fan0":4920,"fan1":4800 """, new[] { 4920.0, 4800 })]
    [InlineData("Antminer S19", """ "fan1":5040,"fan2":0 """, new[] { 5040.0 })]
    public async Task Fan_that_stands_is_told_apart_from_a_place_without_one(string type, string fans, double[] speeds)
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", $$"""{"VERSION":[{"BMMiner":"2.0.0","API":"3.1","Type":"{{type}}"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":67000,"GHS 5s":"13210.77","GHS av":13210.77}],"id":1}"""),
            ("stats", $$"""{"STATS":[{"BMMiner":"2.0.0","Type":"{{type}}"},{"STATS":0,"Elapsed":67000,"GHS 5s":"13210.77",{{fans}},"chain_acn6":63,"chain_rate6":"4403.5"}],"id":1}""")));
        Assert.Equal(speeds, snapshot.Fans.Select(fan => fan.Rpm!.Value));
        Assert.Equal(Enumerable.Range(0, speeds.Length), snapshot.Fans.Select(fan => fan.Slot));
    }

    [Fact]
    public async Task Rate_with_its_unit_beside_it_is_taken_by_that()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"2.12","API":"3.1","Miner":"81.0-1.0.0","Type":"Antminer KS5"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":366000,"RT HASHRATE":"20120.5 GH/s","AV HASHRATE":"19980.25GH/s","THEORY HASHRATE":"20000GH/s","Accepted":900,"Rejected":1}]}"""),
            ("stats", """{"STATS":[{"BMMiner":"2.12","Type":"Antminer KS5"},{"STATS":3,"ID":"BTM_SOC3","Elapsed":366000,"fan_num":2,"fan1":4430,"fan2":4440,"chain_acn1":92,"chain_acn2":92,"temp_in_chip_1":"69","temp_out_chip_1":"64","temp_in_pcb_1":"51-50","CHAIN AVG HASHRATE1":"6809.27GH/s","CHAIN AVG HASHRATE2":"6655 GH/s"}]}""")));
        Assert.Equal(20120.5e9, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(19980.25e9, snapshot.Hashrate.Average);
        Assert.Equal(20000e9, snapshot.Hashrate.Expected);
        Assert.Equal([6809.27e9, 6655e9], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal((69, 51), (snapshot.Boards[0].ChipTemperature, snapshot.Boards[0].BoardTemperature));
    }

    [Theory]
    [InlineData("Antminer S19x88 Hiveon", FirmwareFamily.Hiveon, "Antminer S19x88", 88)]
    [InlineData("S19-88 v.2.6.0.39 ", FirmwareFamily.Msk, "Antminer S19", 88)]
    [InlineData("Antminer S21 PitBit", FirmwareFamily.Custom, "Antminer S21", 108)]
    [InlineData("Antminer S21+ Hyd (HashMaster)", FirmwareFamily.Custom, "Antminer S21+ Hyd", 95)]
    [InlineData("ANTMINER S19K PRO EX", FirmwareFamily.Custom, "Antminer S19K PRO", 77)]
    [InlineData("Antminer S19 XP+ Hyd.", FirmwareFamily.Stock, "Antminer S19 XP+ Hyd.", null)]
    [InlineData("Antminer BHB68606", FirmwareFamily.Stock, "Antminer S21", 108)]
    [InlineData("Antminer BHB42XXX", FirmwareFamily.Stock, null, null)]
    [InlineData("Antminer S9\nV1.3.58", FirmwareFamily.Stock, "Antminer S9", 63)]
    public async Task Name_of_the_model_is_what_stands_before_what_firmware_appends(string type, FirmwareFamily family, string? model, int? chips)
    {
        string escaped = type.Replace("\n", "\\n", StringComparison.Ordinal);
        string program = family is FirmwareFamily.Hiveon or FirmwareFamily.Msk ? "4.11.1 rwglr" : "1.0.0";
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", $$"""{"VERSION":[{"BMMiner":"{{program}}","API":"3.1","Miner":"uart_trans.1.3","CompileTime":"Wed Feb 25 11:26:50 CST 2026","Type":"{{escaped}}"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":7000,"GHS 5s":1000.5}]}"""),
            ("stats", $$"""{"STATS":[{"BMMiner":"{{program}}","Type":"{{escaped}}"},{"STATS":0,"Elapsed":7000,"chain_acn1":50,"chain_rate1":"1000.5"}]}""")));
        Assert.Equal((family, model, chips), (snapshot.Identity.FirmwareFamily, snapshot.Identity.Model, snapshot.Boards[0].ExpectedChips));
        Assert.Equal("antminer", snapshot.Identity.Vendor);
    }

    [Fact]
    public async Task Power_supply_that_was_lost_is_an_error()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"4.11.1 rwglr","Type":"Antminer S19 Hiveon"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":7000,"GHS 5s":6700}]}"""),
            ("stats", """{"STATS":[{"BMMiner":"4.11.1 rwglr","Type":"Antminer S19 Hiveon"},{"STATS":0,"chain_acn1":76,"chain_rate1":2200,"chain_power1":450,"psu_status":"PSU power lost"}]}""")));
        Assert.Equal(("psu_status", "PSU power lost", MinerErrorSeverity.Critical), (snapshot.Errors[0].Code, snapshot.Errors[0].Text, snapshot.Errors[0].Severity));
        Assert.Equal(450, snapshot.PowerWatts);
    }

    /// <summary>Some firmware of the S9's days writes amperes to where others write watts: 34.65 for 11.8 TH/s.</summary>
    [Fact]
    public async Task Power_that_no_machine_can_do_with_is_not_told()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"2.0.0 rwglr","Type":"Antminer S9 Hiveon"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":69,"GHS 5s":"11700.1"}]}"""),
            ("stats", """{"STATS":[{"BMMiner":"2.0.0 rwglr","Type":"Antminer S9 Hiveon"}{"STATS":0,"GHS 5s":"11700.1","GHS av":11600.5,"chain_acn6":63,"chain_rate6":"3900.1","chain_power6":11.55,"chain_power":"34.65 (AB)","temp2_6":-83}]}""")));
        Assert.Null(snapshot.PowerWatts);
        Assert.Null(snapshot.Boards[0].PowerWatts);
        Assert.Null(snapshot.Boards[0].ChipTemperature);
        Assert.Equal(PowerSource.Unknown, snapshot.PowerSource);
    }

    [Fact]
    public async Task Machine_under_water_has_no_fans_and_tells_how_warm_the_water_is()
    {
        var recording = new JsonObject
        {
            ["rpc"] = MadeUpReplies.Texts(
                ("version", """{"VERSION":[{"BMMiner":"1.0.0","API":"3.1","Miner":"platform[AML]","CompileTime":"Fri Jun 26 09:24:23 CST 2026","Type":"Antminer S23 Hyd."}]}"""),
                ("summary", """{"SUMMARY":[{"Elapsed":160000,"GHS 5s":571000.5,"GHS av":575000.5}]}"""),
                ("stats", """{"STATS":[{"BMMiner":"1.0.0","Miner":"platform[AML]","Type":"Antminer S23 Hyd."},{"STATS":0,"Elapsed":160000,"GHS 5s":571000.5,"GHS av":575000.5,"rate_unit":"GH","fan_num":4,"fan1":0,"fan2":0,"fan3":0,"fan4":0,"chain_acn1":84,"chain_acs1":" ooooooooooo ooooooo----","chain_rate1":"190000.1","temp_pcb1":"44-45-51-53","temp_chip1":"44-44-56-57","total_rateideal":580000.0}]}""")),
            ["http"] = MadeUpReplies.Pages(
                ("GET /cgi-bin/get_system_info.cgi", """{"minertype":"Antminer S23 Hyd.","macaddr":"02:00:5E:10:00:07"}"""),
                ("GET /cgi-bin/summary.cgi", """{"SUMMARY":[{"elapsed":160000,"safe_mode":false,"status":[{"type":"fans","status":"","code":0,"msg":""}]}]}"""),
                ("GET /cgi-bin/stats.cgi", """{"INFO":{"miner_version":"platform[AML]"},"STATS":[{"chain":[{"index":0,"asic_num":84,"rate_real":190000.1}],"rate_unit":"GH/s","rate_ideal":580000,"rate_avg":575000,"watt":5525}]}""")),
        };
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(new RecordedDevice(recording));
        MinerBoard board = Assert.Single(snapshot.Boards);
        Assert.Equal((44, 51, 53, 57), (board.InletTemperature, board.OutletTemperature, board.BoardTemperature, board.ChipTemperature));
        Assert.Equal("oooooooooooooooooo", board.ChipMap);
        Assert.Empty(snapshot.Fans);
        Assert.Equal(5525, snapshot.PowerWatts);
        Assert.Equal("AML", snapshot.Identity.ControlBoard);
        Assert.Equal((3, 0), (snapshot.ExpectedBoards, snapshot.ExpectedFans));
        Assert.Empty(snapshot.Errors);
    }

    [Fact]
    public async Task Water_in_the_chips_places_is_no_chip()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"1.0.0","Type":"Antminer S21 XP Hyd."}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":160000,"GHS 5s":0}]}"""),
            ("stats", """{"STATS":[{"Type":"Antminer S21 XP Hyd."},{"rate_5s":0,"rate_unit":"GH","fan_num":0,"chain":[{"index":0,"rate_real":0,"asic_num":160,"temp_chip":[30,41,0,0]}]}]}""")));
        MinerBoard board = Assert.Single(snapshot.Boards);
        Assert.Equal((30, 41, null, null), (board.InletTemperature, board.OutletTemperature, board.ChipTemperature, snapshot.Temperatures.Chip));
    }

    [Theory]
    [InlineData("""{"STATS":[{"CompileTime":"Fri Oct 11 16:34:48 CST 2024","Type":"Antminer S21"}]}""", 1)]
    [InlineData("""{"STATS":[{"Type":"Antminer S21"},{"Elapsed":0,"GHS 5s":0.0,"GHS av":0.0,"Mode":1,"fan1":0,"fan_num":4,"chain_acn1":0,"temp_chip1":"27-27-27-27"}]}""", 0)]
    public async Task Newer_firmware_at_rest_answers_as_if_it_began_this_second(string stats, int elapsed)
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"API":"3.1","CompileTime":"Fri Oct 11 16:34:48 CST 2024","Type":"Antminer S21"}]}"""),
            ("summary", $$"""{"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":{{elapsed}},"GHS 5s":0.0,"GHS av":0.0}]}"""),
            ("stats", stats),
            ("pools", """{"POOLS":[]}""")));
        Assert.Equal(MinerState.Sleeping, snapshot.State);
    }

    /// <summary>The S17's mode 1 is a mode of work: that it has no rate yet does not make it sleep.</summary>
    [Fact]
    public async Task Machine_that_starts_is_not_at_rest()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"BMMiner":"1.0.0","Type":"Antminer S17 Pro"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":20,"GHS 5s":"0.00","GHS av":0.0}]}"""),
            ("stats", """{"STATS":[{"Type":"Antminer S17 Pro"},{"Elapsed":20,"GHS 5s":"0.00","Mode":1,"chain_acn1":48,"chain_rate1":""}]}""")));
        Assert.Equal(MinerState.Starting, snapshot.State);
        Assert.Null(snapshot.Boards[0].Hashrate);
    }

    [Fact]
    public async Task Hammer_is_a_maker_of_its_own()
    {
        var recording = new JsonObject
        {
            ["rpc"] = MadeUpReplies.Texts(
                ("version", """{"STATUS":[{"STATUS":"S","Description":"ccminer 2.3.3"}],"VERSION":[{"CGMiner":"2.3.3","API":"3.1","Miner":"2.0.2.2","CompileTime":"2023-05-28 17-20-35 CST","Type":"Hammer D10"}]}"""),
                ("summary", """{"SUMMARY":[{"Elapsed":119134,"MHS 5s":"4885.08","MHS av":"4872.92","Accepted":"156.0000","Rejected":"2.0000","Hardware Errors":7977}]}"""),
                ("stats", """{"STATS":[{"CGMiner":"2.3.3","Type":"Hammer D10"},{"STATS":0,"MHS 5s":"4686.48","frequency":"810","fan_num":4,"fan1":4650,"fan2":4500,"fan3":3870,"fan4":3930,"temp1":21,"temp1":42,"temp1":45,"chain_acn1":108,"chain_rate1":"1578.2742","chain_acn4":0,"chain_rate4":""}]}"""),
                ("pools", """{"POOLS":[]}""")),
            ["http"] = new JsonObject
            {
                ["GET /"] = new JsonObject { ["status"] = 401, ["headers"] = new JsonObject { ["WWW-Authenticate"] = "Digest realm=\"blackMiner Configuration\"" }, ["body"] = "" },
            },
        };
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(new RecordedDevice(recording));
        Assert.Equal(("hammer", "Hammer D10", "scrypt"), (snapshot.Identity.Vendor, snapshot.Identity.Model, snapshot.Identity.Algorithm));
        Assert.False(snapshot.Identity.IsAmbiguous);
        Assert.Equal((4885.08e6, 4872.92e6), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average));
        Assert.Equal((156, 2), (snapshot.Shares.Accepted, snapshot.Shares.Rejected));
        Assert.Equal((108, 108, 1578.2742e6, 810), (snapshot.Boards[0].Chips, snapshot.Boards[0].ExpectedChips, snapshot.Boards[0].Hashrate, snapshot.Boards[0].FrequencyMegahertz));
        Assert.Equal([4650, 4500, 3870, 3930], snapshot.Fans.Select(fan => fan.Rpm));
    }
}
