using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Families;

/// <summary>Devices and states of which no free recording exists: replies written after their makers' manuals and what is known of the field.</summary>
public sealed class UnrecordedDeviceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hiveon_tells_its_power()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"BMMiner":"2.0.0 rwglr","API":"3.1","Type":"Antminer S9 Hiveon"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":4000,"GHS 5s":"13800.12","GHS av":13790.5,"Accepted":10,"Rejected":1,"Stale":0,"Hardware Errors":3}],"id":1}"""),
            ("stats", """{"STATS":[{"BMMiner":"2.0.0 rwglr","Type":"Antminer S9 Hiveon"}{"STATS":0,"Elapsed":4000,"fan_num":2,"fan1":0,"fan3":4320,"fan5":0,"fan6":4440,"temp6":70,"temp7":71,"temp8":0,"temp2_6":85,"temp2_7":0,"chain_acn6":63,"chain_acn7":62,"chain_acn8":0,"chain_acs6":" oooooooo oooooooo","chain_acs7":" ooxooooo --oooooo","chain_rate6":"4600.10","chain_rate7":"4590","chain_rate8":"","chain_power":"1350 W (AB 1)","total_rateideal":14000.0}],"id":1}"""),
            ("pools", """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://Hive.Pool:3333","User":"a.b","Status":"Alive","Priority":0,"Accepted":10,"Rejected":1,"Stratum Active":true,"Last Share Time":"0:01:05","Diff":"65.5K"},{"POOL":1,"URL":"stratum+tcp://devfee.hiveon.com:1","User":"x","Status":"Alive"}],"id":1}""")));
        Assert.Equal(FirmwareFamily.Hiveon, snapshot.Identity.FirmwareFamily);
        Assert.Equal("Antminer S9", snapshot.Identity.Model);
        Assert.Equal(1350, snapshot.PowerWatts);
        Assert.Equal(PowerSource.Estimated, snapshot.PowerSource);
        Assert.Equal(13800.12e9, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(2, snapshot.Boards.Count);
        Assert.Equal(["6", "7"], snapshot.Boards.Select(board => board.Id));
        Assert.Equal([0, 1], snapshot.Boards.Select(board => board.Slot));
        Assert.Equal("ooxooooooooooo", snapshot.Boards[1].ChipMap);
        Assert.Equal([85, null], snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal([4320, 4440], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(65, snapshot.Pools[0].LastShareAgeSeconds);
        Assert.Equal(65_500, snapshot.Pools[0].Difficulty);
        Assert.Equal("stratum+tcp://hive.pool:3333", snapshot.Pools[0].Url);
        Assert.Equal([false, true], snapshot.Pools.Select(pool => pool.IsDeveloperFee));
        Assert.Contains("missing_comma", snapshot.Quality.Repaired);
    }

    [Fact]
    public async Task Msk_lists_places_without_boards_that_count_for_nothing()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"BMMiner":"4.11.1 rwglr","Type":"S19-88 v.2.6.0.39 "}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":900,"Accepted":1}],"id":1}"""),
            ("stats", """{"STATS":[{"BMMiner":"4.11.1 rwglr","Type":"S19-88 v.2.6.0.39 "},{"STATS":0,"Elapsed":900,"total_rate":95000,"total_power":3010,"fan_num":4,"fan1":5000,"fan2":5000,"fan3":0,"fan4":5100,"chain_acn1":76,"chain_acn2":76,"chain_acn3":0,"chain_acn4":0,"chain_avgrate1":31700,"chain_avgrate2":31600,"chain_rateideal1":32000,"chain_rateideal2":32000,"chain_rateideal3":32000,"chain_rateideal4":32000,"chain_power1":1000,"chain_power2":1010,"chain_voltage1":13.7,"total_rateideal":128000}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal(FirmwareFamily.Msk, snapshot.Identity.FirmwareFamily);
        Assert.Equal("Antminer S19", snapshot.Identity.Model);
        Assert.Equal("2.6.0.39", snapshot.Identity.FirmwareVersion);
        Assert.Equal(2, snapshot.Boards.Count);
        Assert.Equal(64e12, snapshot.Hashrate.Expected);
        Assert.Equal(95e12, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(3010, snapshot.PowerWatts);
        Assert.Equal(13.7, snapshot.Boards[0].Volts);
        Assert.Equal([5000, 5000, 0, 5100], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Empty(snapshot.Pools);
    }

    [Fact]
    public async Task SealMiner_is_read_from_flat_members()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Description":"bdminer 1.0.0"}],"VERSION":[{"bdminer":"1.0.0","API":"3.7"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":5000,"MHS 5s":226000000.0,"MHS av":225000000.0,"Accepted":9,"Rejected":0,"Stale":0}],"id":1}"""),
            ("stats", """{"STATS":[{"STATS":0,"Firmware":"2025.1","PSU Input Power":3700,"Power Limit":4000,"Error Code":"0x12","0 Chip Count":96,"0 MHS(Sample)":75000000,"0 MHS(Ideal)":76000000,"0 Temp 0":60,"0 Temp 1":66.5,"0 Temp 2":0,"0 SN":"SN0","0 Speed":4500,"1 Chip Count":96,"1 MHS(Sample)":75100000,"1 MHS(Ideal)":76000000,"1 Temp 0":61,"1 Speed":0,"2 Chip Count":0,"2 Speed":4600}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal("sealminer", snapshot.Identity.Vendor);
        Assert.Equal("2025.1", snapshot.Identity.FirmwareVersion);
        Assert.Equal(226e12, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(152e12, snapshot.Hashrate.Expected);
        Assert.Equal(3700, snapshot.PowerWatts);
        Assert.Equal(4000, snapshot.PowerLimitWatts);
        Assert.Equal([66.5, 61], snapshot.Boards.Select(board => board.BoardTemperature));
        Assert.Equal([4500, 0, 4600], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal("0x12", Assert.Single(snapshot.Errors).Code);
    }

    [Fact]
    public async Task Sleeping_antminer_is_no_fault_and_shows_nothing_as_zero()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"BMMiner":"1.0.0","Type":"Antminer S19 Pro"}],"id":1}"""),
            ("summary", """{"STATUS":[{"STATUS":"S","Code":11}],"SUMMARY":[],"id":1}"""),
            ("stats", """{"STATUS":[{"STATUS":"S","Code":70}],"STATS":[],"id":1}"""),
            ("pools", """{"STATUS":[{"STATUS":"S","Code":7}],"POOLS":[],"id":1}""")));
        Assert.Equal(MinerState.Sleeping, snapshot.State);
        Assert.Null(snapshot.Hashrate.FiveSeconds);
        Assert.Null(snapshot.PowerWatts);
        Assert.Empty(snapshot.Boards);
        Assert.Null(snapshot.Shares.Accepted);
    }

    [Fact]
    public async Task Sleeping_whatsminer_answers_an_error_and_says_why()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("get_version", """{"STATUS":"S","Code":131,"Msg":{"api_ver":"2.0.5","fw_ver":"20230911.12.Rel"},"Description":"btminer"}"""),
            ("status", """{"STATUS":"S","Code":131,"Msg":{"btmineroff":"true","Firmware Version":"'20230911.12.Rel'"},"Description":""}"""),
            ("<unknown>", """{"STATUS":"E","When":1,"Code":132,"Msg":"btminer process is down","Description":""}""")));
        Assert.Equal("whatsminer", snapshot.Identity.Vendor);
        Assert.Equal(MinerState.Sleeping, snapshot.State);
        Assert.Equal("20230911.12.Rel", snapshot.Identity.FirmwareVersion);
        Assert.Null(snapshot.Hashrate.FiveSeconds);
    }

    [Fact]
    public async Task Whatsminer_names_its_errors_in_every_shape()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"STATUS":"E","Code":14,"Msg":"invalid cmd","Description":"btminer"}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":400,"MHS av":100000000.0,"HS RT":99000000.0,"Factory GHS":110000,"Power":-1,"Power_RT":3400,"Power Limit":4294967295,"Error Code Count":2,"Error Code 0":110,"Error Code 1":530,"Liquid Cooling":true,"Fan Speed In":0,"Fan Speed Out":0,"MAC":"C4:08:28:1F:EE:3M"}],"id":1}"""),
            ("edevs", """{"DEVS":[{"ASC":1,"Slot":1,"MHS av":50000000.0,"Effective Chips":111,"Temperature":-273},{"ASC":0,"Slot":0,"MHS av":50000000.0,"Effective Chips":110}],"id":1}"""),
            ("get_error_code", """{"STATUS":"S","Code":131,"Msg":{"error_code":["540":"2024-01-01 00:00:00","206":"1970-01-01 00:00:12"]},"Description":""}""")));
        Assert.Equal(["540", "206", "110", "530"], snapshot.Errors.Select(error => error.Code));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), snapshot.Errors[0].Since);
        Assert.Null(snapshot.Errors[1].Since);
        Assert.All(snapshot.Errors, error => Assert.NotNull(error.Text));
        Assert.Contains("list_as_map", snapshot.Quality.Repaired);
        Assert.Equal(3400, snapshot.PowerWatts);
        Assert.Null(snapshot.PowerLimitWatts);
        Assert.Empty(snapshot.Fans);
        Assert.Null(snapshot.Identity.Mac);
        Assert.Equal([110, 111], snapshot.Boards.Select(board => board.Chips));
        Assert.All(snapshot.Boards, board => Assert.Null(board.BoardTemperature));
        Assert.Equal(99e12, snapshot.Hashrate.FiveSeconds);
    }

    [Fact]
    public async Task Antminer_of_which_only_the_web_is_open_tells_the_same_there()
    {
        JsonObject recording = RecordedDevices.File("bitmain-s21-stock-20240711");
        recording.Remove("rpc");
        JsonNode wanted = recording["expect"]!["web"]!;
        MinerSnapshot snapshot = await ReadAsync(new RecordedDevice(recording));
        Assert.Equal("Antminer S21", snapshot.Identity.Model);
        Assert.Equal("02:50:53:8c:8f:8e", snapshot.Identity.Mac);
        Assert.Equal("SMTTATUBDJAAI1276", snapshot.Identity.Serial);
        Assert.Equal(wanted["hashrate_5s_ths"]!.GetValue<double>(), snapshot.Hashrate.FiveSeconds!.Value / 1e12, 6);
        Assert.Equal(wanted["hashrate_avg_ths"]!.GetValue<double>(), snapshot.Hashrate.Average!.Value / 1e12, 6);
        Assert.Equal(wanted["hashrate_expected_ths"]!.GetValue<double>(), snapshot.Hashrate.Expected!.Value / 1e12, 6);
        Assert.Equal(wanted["boards"]!.GetValue<int>(), snapshot.Boards.Count);
        Assert.Equal(wanted["chips"]!.AsArray().Select(chips => (int?)chips!.GetValue<int>()), snapshot.Boards.Select(board => board.Chips));
        Assert.Equal(wanted["chip_temp_max_c"]!.AsArray().Select(degrees => (double?)degrees!.GetValue<double>()), snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal(wanted["board_temp_max_c"]!.AsArray().Select(degrees => (double?)degrees!.GetValue<double>()), snapshot.Boards.Select(board => board.BoardTemperature));
        Assert.Equal(wanted["fans_rpm"]!.AsArray().Select(rpm => (double?)rpm!.GetValue<double>()), snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(wanted["uptime_s"]!.GetValue<double>(), snapshot.ProcessUptimeSeconds);
        Assert.Empty(snapshot.Errors);
        Assert.Equal("normal", snapshot.PowerMode);
    }

    [Fact]
    public async Task Antminer_page_names_its_findings()
    {
        JsonObject recording = RecordedDevices.File("bitmain-s21-stock-20240711");
        recording["http"]!["GET /cgi-bin/summary.cgi"]!["body"] = """{"SUMMARY":[{"elapsed":100,"rate_5s":1,"rate_unit":"GH/s","status":[{"type":"rate","status":"s","code":0,"msg":""},{"type":"fans","status":"e","code":1,"msg":"fan lost"}]}]}""";
        MinerSnapshot snapshot = await ReadAsync(new RecordedDevice(recording));
        MinerError error = Assert.Single(snapshot.Errors);
        Assert.Equal("fans:1", error.Code);
        Assert.Equal("fan", error.Component);
        Assert.NotNull(error.Text);
    }

    [Theory]
    [InlineData("Antminer L3+", null, 514.86, 514.86e6)]
    [InlineData("Antminer D3", null, 17139.8, 17139.8e6)]
    [InlineData("Antminer Z11", null, 135.2, 135.2e3)]
    [InlineData("Antminer L7", "MH/s", 9286.5, 9286.5e6)]
    [InlineData("Antminer S9", null, 13500.5, 13500.5e9)]
    [InlineData("Antminer S19 Pro", "GH", 110566.89, 110566.89e9)]
    public async Task Figure_called_gigahashes_counts_what_the_machine_counts(string type, string? unit, double figure, double hashes)
    {
        string told = unit is null ? "" : $"\"rate_unit\":\"{unit}\",";
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", $$"""{"VERSION":[{"CGMiner":"4.9.0","Type":"{{type}}"}]}"""),
            ("summary", $$"""{"SUMMARY":[{"Elapsed":900,"GHS 5s":"{{figure}}","GHS av":{{figure}}}]}"""),
            ("stats", $$"""{"STATS":[{"CGMiner":"4.9.0","Type":"{{type}}"},{"STATS":0,{{told}}"chain_acn1":72,"chain_rate1":"{{figure}}","total_rateideal":{{figure}}}]}""")));
        Assert.Equal(hashes, snapshot.Hashrate.FiveSeconds!.Value, hashes * 1e-12);
        Assert.Equal(hashes, snapshot.Hashrate.Average!.Value, hashes * 1e-12);
        Assert.Equal(hashes, snapshot.Hashrate.Expected!.Value, hashes * 1e-12);
        Assert.Equal(hashes, snapshot.Boards[0].Hashrate!.Value, hashes * 1e-12);
    }

    [Fact]
    public async Task Newer_antminer_lists_its_boards()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"BMMiner":"1.0","Type":"Antminer S19j Pro"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":900,"GHS 5s":100000}]}"""),
            ("stats", """{"STATUS":{"STATUS":"S"},"INFO":{"type":"Antminer S19j Pro"},"STATS":[{"elapsed":900,"rate_unit":"GH/s","rate_ideal":104000,"fan_num":4,"fan":[6000,0,6100,6200],"chain":[{"index":2,"asic_num":126,"rate_real":33000,"temp_pcb":[50,51],"temp_chip":["65","66"],"sn":"C"},{"index":0,"asic_num":126,"rate_real":34000,"hw":7},{"index":1,"asic_num":0,"rate_real":0,"rate_ideal":34000}]}]}""")));
        Assert.Equal(["0", "2"], snapshot.Boards.Select(board => board.Id));
        Assert.Equal([34e12, 33e12], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal(66, snapshot.Boards[1].ChipTemperature);
        Assert.Equal([6000, 0, 6100, 6200], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(104e12, snapshot.Hashrate.Expected);
    }

    [Fact]
    public async Task Old_avalon_is_several_modules()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"CGMiner":"4.10.0","PROD":"AvalonMiner 841","MODEL":"841","VERSION":"8411809","MAC":"b45253ffee01"}]}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":9000,"MHS 5s":27000000.0,"MHS av":nan,"Accepted":5}]}"""),
            ("estats", """{"STATS":[{"STATS":0,"ID":"AV80","MM ID1":"Ver[8411809] DNA[01] Elapsed[9000] Temp[21] TMax[86] Fan[2940] FanR[29%] GHSmm[13500.5] TA[104] ECHU[0 0] ECMM[0]","MM ID2":"Ver[8411809] Elapsed[9000] TMax[87] Fan[3000] GHSmm[13400] TA[104]"}]}"""),
            ("pools", """{"POOLS":[]}""")));
        Assert.Equal("AvalonMiner 841", snapshot.Identity.Model);
        Assert.Equal("b4:52:53:ff:ee:01", snapshot.Identity.Mac);
        Assert.Equal(27e12, snapshot.Hashrate.FiveSeconds);
        Assert.Null(snapshot.Hashrate.Average);
        Assert.Equal(26900.5e9, snapshot.Hashrate.Expected);
        Assert.Equal([86, 87], snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal([2940, 3000], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Contains("not_a_number", snapshot.Quality.Repaired);
    }

    [Fact]
    public async Task Stats_in_plain_text_have_the_same_sections()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", """{"VERSION":[{"CGMiner":"4.9.0 rwglr","Type":"Antminer L3+ (024)"}]}"""),
            ("summary", "STATUS=S,When=1730223591,Code=11,Msg=Summary,Description=cgminer 4.9.0 rwglr|SUMMARY,Elapsed=631677,GHS 5s=514.86,GHS av=512.84,Accepted=106289|"),
            ("stats", "STATUS=S,When=1730223591,Code=70,Msg=CGMiner stats,Description=cgminer 4.9.0 rwglr|CGMiner=4.9.0 rwglr,Miner=1.0.1.3,Type=Antminer L3+ (024)|STATS=0,ID=L30,GHS 5s=514.859,fan_num=2,fan1=3090,fan2=3630,temp1=39,temp2_1=48,chain_acn1=72,chain_rate1=128.5|")));
        Assert.Equal(FirmwareFamily.Custom, snapshot.Identity.FirmwareFamily);
        Assert.Equal("Antminer L3+", snapshot.Identity.Model);
        Assert.Equal(514.86e6, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(128.5e6, snapshot.Boards[0].Hashrate);
        Assert.Equal(48, snapshot.Boards[0].ChipTemperature);
    }

    [Fact]
    public async Task Old_reply_in_plain_text_is_understood_by_the_plain_family()
    {
        MinerSnapshot snapshot = await ReadAsync(Rpc(
            ("version", "STATUS=S,When=986,Code=22,Msg=CGMiner versions,Description=sgminer 5.1|VERSION,SGMiner=5.1,API=3.7|"),
            ("summary", "STATUS=S,When=986,Code=11,Msg=Summary,Description=sgminer 5.1|SUMMARY,Elapsed=900,MHS 5s=20.5,Accepted=4|"),
            ("pools", "STATUS=S,When=986,Code=7|POOL=0,URL=http://p.example:1,Status=Dead,User=u|POOL=1,URL=http://q.example:1,Status=Alive,User=u|"),
            ("devs", "STATUS=S|GPU=1,MHS 5s=10.2,Temperature=70.00|GPU=0,MHS 5s=10.3,Temperature=71.50|")));
        Assert.Equal(20.5e6, snapshot.Hashrate.FiveSeconds);
        Assert.Equal([MinerPoolStatus.Dead, MinerPoolStatus.Alive], snapshot.Pools.Select(pool => pool.Status));
        Assert.Equal([71.5, 70], snapshot.Boards.Select(board => board.BoardTemperature));
    }

    private static RecordedDevice Rpc(params ReadOnlySpan<(string Command, string Reply)> replies)
    {
        var rpc = new JsonObject();
        foreach ((string command, string reply) in replies)
        {
            rpc[command] = reply;
        }

        return new RecordedDevice(new JsonObject { ["rpc"] = rpc });
    }

    private static async Task<MinerSnapshot> ReadAsync(RecordedDevice device)
    {
        var reader = new MinerReader(new MinerConnectionOptions(), new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        MinerIdentity? identity = await reader.IdentifyAsync(device, Stop);
        Assert.NotNull(identity);
        MinerSnapshot? snapshot = await reader.ReadAsync(device, identity, Stop);
        Assert.NotNull(snapshot);
        return snapshot;
    }
}
