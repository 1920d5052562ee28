using System.Text.Json.Nodes;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Miners at rest and miners that fail: no recording of one exists, so these are recordings of working ones in which the words of the state were changed.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData("\"auto-tuning\",\"miner_state_time\"", MinerState.Tuning)]
    [InlineData("\"mining\",\"miner_state_time\"", MinerState.Mining)]
    [InlineData("\"stopped\",\"miner_state_time\"", MinerState.Sleeping)]
    [InlineData("\"initializing\",\"miner_state_time\"", MinerState.Starting)]
    [InlineData("\"shutting-down\",\"miner_state_time\"", MinerState.Stopped)]
    [InlineData("\"failure\",\"failure_code\":7,\"description\":\"no power\",\"miner_state_time\"", MinerState.Fault)]
    public async Task Vnish_names_its_state(string words, MinerState state)
    {
        var snapshot = await ReadAsync("bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish, ("\"auto-tuning\",\"miner_state_time\"", words));

        Assert.Equal(state, snapshot.State);
        Assert.Equal(state == MinerState.Fault ? [("7", "no power")] : Array.Empty<(string, string)>(), snapshot.Errors.Select(error => (error.Code, error.Text!)));
    }

    [Fact]
    public async Task Vnish_board_that_has_not_begun_has_no_count_of_chips()
    {
        var snapshot = await ReadAsync("bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish,
            ("\"chip_statuses\":{\"red\":0,\"orange\":9,\"grey\":56},\"status\":{\"state\":\"mining\"}", "\"chip_statuses\":{\"red\":65,\"orange\":0,\"grey\":0},\"status\":{\"state\":\"initializing\"}"));

        Assert.Equal([65, 65, null], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal([65, 65, 65], snapshot.Boards.Select(board => board.ExpectedChips));
    }

    [Fact]
    public async Task Vnish_in_a_tank_has_no_fans()
    {
        var snapshot = await ReadAsync("bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish,
            ("\"mode\":{\"name\":\"auto\"}", "\"mode\":{\"name\":\"immersion\"}"), ("\"rpm\":5880,\"status\":\"ok\"", "\"rpm\":0,\"status\":\"lost\""), ("\"rpm\":5940,\"status\":\"ok\"", "\"rpm\":0,\"status\":\"lost\""));

        Assert.Empty(snapshot.Fans);
        Assert.Equal(0, snapshot.ExpectedFans);
    }

    [Fact]
    public async Task Vnish_measures_power_only_where_its_supply_does()
    {
        Assert.Equal(PowerSource.Measured, (await ReadAsync("bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish)).PowerSource);
        Assert.Equal(PowerSource.Estimated, (await ReadAsync("bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish, ("\"psu_power_metering\":true", "\"psu_power_metering\":false"))).PowerSource);
    }

    [Theory]
    [InlineData("Mining", MinerState.Mining)]
    [InlineData("Idling", MinerState.Sleeping)]
    [InlineData("Initializing", MinerState.Starting)]
    [InlineData("Hardware Error", MinerState.Fault)]
    [InlineData("Something new", MinerState.Unknown)]
    public async Task Epic_names_its_state(string word, MinerState state)
    {
        var snapshot = await ReadAsync("bitmain-s19xp-epic-powerplay", "antminer", FirmwareFamily.Epic, ("\"Operating State\":\"Mining\"", $"\"Operating State\":\"{word}\""), ("\"Last Error\":null", "\"Last Error\":\"Fan failed\""));

        Assert.Equal((state, word), (snapshot.State, snapshot.StateText));
        Assert.Equal("Fan failed", Assert.Single(snapshot.Errors).Text);
    }

    [Fact]
    public async Task Epic_board_that_is_switched_off_says_so()
    {
        var boards = (await ReadAsync("bitmain-s19xp-epic-powerplay", "antminer", FirmwareFamily.Epic)).Boards;

        Assert.Equal(["disabled", "enabled", "enabled"], boards.Select(board => board.State));
        Assert.Equal([110, 110, 110], boards.Select(board => board.ExpectedChips));
        Assert.Null(boards[0].Hashrate);
    }

    [Theory]
    [InlineData("\"status\":1", MinerState.Stopped)]
    [InlineData("\"status\":2", MinerState.Mining)]
    [InlineData("\"status\":3", MinerState.Sleeping)]
    [InlineData("\"status\":4", MinerState.Fault)]
    public async Task Braiins_numbers_its_state(string status, MinerState state) =>
        Assert.Equal(state, (await ReadAsync("bitmain-s19xp-braiins-25.07", "antminer", FirmwareFamily.Braiins, ("\"status\":2", status))).State);

    [Fact]
    public async Task Braiins_log_is_information_and_its_times_from_before_the_clock_was_set_are_not_told()
    {
        var errors = (await ReadAsync("bitmain-s19xp-braiins-25.07", "antminer", FirmwareFamily.Braiins)).Errors;

        Assert.All(errors, error => Assert.Equal(MinerErrorSeverity.Information, error.Severity));
        Assert.Equal(4, errors.Count(error => error.Since is null));
    }

    [Fact]
    public async Task Braiins_whose_web_is_shut_is_read_in_the_cgminer_manner()
    {
        var device = new ScriptedDevice
        {
            ["rpc summary"] = """{"STATUS":[{"STATUS":"S","Description":"BOSer"}],"SUMMARY":[{"Elapsed":7000,"MHS 5s":90000000.0,"MHS av":89000000.0,"MHS 24h":88000000.0,"Accepted":50,"Rejected":1,"Stale":2,"Hardware Errors":9}]}""",
            ["rpc devs"] = """{"STATUS":[{"STATUS":"S"}],"DEVS":[{"ID":7,"Status":"Alive","MHS 5s":30000000.0,"Nominal MHS":31000000.0},{"ID":6,"Status":"Alive","MHS 5s":60000000.0,"Nominal MHS":61000000.0}]}""",
            ["rpc devdetails"] = """{"STATUS":[{"STATUS":"S"}],"DEVDETAILS":[{"ID":6,"Chips":76,"Frequency":650.5,"Voltage":13.2},{"ID":7,"Chips":75}]}""",
            ["rpc temps"] = """{"STATUS":[{"STATUS":"S"}],"TEMPS":[{"ID":6,"Board":60.5,"Chip":80},{"ID":7,"Board":61,"Chip":81}]}""",
            ["rpc fans"] = """{"STATUS":[{"STATUS":"S"}],"FANS":[{"ID":0,"RPM":5000,"Speed":80},{"ID":1,"RPM":0,"Speed":80}]}""",
            ["rpc tunerstatus"] = """{"STATUS":[{"STATUS":"S"}],"TUNERSTATUS":[{"ApproximateMinerPowerConsumption":3200,"PowerLimit":3250}]}""",
            ["rpc pools"] = """{"STATUS":[{"STATUS":"S"}],"POOLS":[{"POOL":0,"URL":"stratum+tcp://user:pass@POOL.example:3333","User":"a.b","Status":"Deed","Stratum Active":false}]}""",
        };

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("antminer", FirmwareFamily.Braiins));

        Assert.Equal((90e12, 88e12, 92e12), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Day, snapshot.Hashrate.Expected));
        Assert.Equal([("6", (int?)76, (double?)60.5), ("7", 75, 61)], snapshot.Boards.Select(board => (board.Id!, board.Chips, board.BoardTemperature)));
        Assert.Equal((3200d, 3250d), (snapshot.PowerWatts, snapshot.PowerLimitWatts));
        Assert.Equal([0.8, 0.8], snapshot.Fans.Select(fan => fan.DutyRatio));
        Assert.Equal(("stratum+tcp://pool.example:3333", MinerPoolStatus.Dead), (snapshot.Pools[0].Url, snapshot.Pools[0].Status));
    }

    [Fact]
    public async Task Bitaxe_that_was_paused_sleeps() =>
        Assert.Equal(MinerState.Sleeping, (await ReadAsync("bitaxe-supra401-axeos-2.4.5", "bitaxe", FirmwareFamily.Stock, ("\"power\":2.65", "\"miningPaused\":true,\"power\":2.65"))).State);

    [Theory]
    [InlineData("\"overheat_mode\":0", "\"overheat_mode\":1", "overheat_mode")]
    [InlineData("\"overheat_mode\":0", "\"power_fault\":\"UNDER_VOLTAGE\"", "power_fault")]
    public async Task Bitaxe_that_protects_itself_has_failed(string before, string after, string code)
    {
        var snapshot = await ReadAsync("bitaxe-supra401-axeos-2.4.5", "bitaxe", FirmwareFamily.Stock, (before, after));

        Assert.Equal((MinerState.Fault, code), (snapshot.State, Assert.Single(snapshot.Errors).Code));
    }

    [Theory]
    [InlineData("BM1397", "102", 1, "Bitaxe Max")]
    [InlineData("BM1366", "204", 1, "Bitaxe Ultra")]
    [InlineData("BM1366", "303", 6, "Bitaxe Ultra Hex")]
    [InlineData("BM1368", "701", 6, "Bitaxe Supra Hex")]
    [InlineData("BM1370", "601", 1, "Bitaxe Gamma")]
    [InlineData("BM1370", "801", 2, "Bitaxe Gamma Turbo")]
    [InlineData("BM1370", "999", 2, "Bitaxe Gamma Duo")]
    public async Task Bitaxe_is_named_by_chip_and_board(string chip, string board, int chips, string model)
    {
        var snapshot = await ReadAsync("bitaxe-supra401-axeos-2.4.5", "bitaxe", FirmwareFamily.Stock,
            ("\"BM1368\"", $"\"{chip}\""), ("\"boardVersion\":\"401\"", $"\"boardVersion\":\"{board}\""), ("\"asicCount\":1", $"\"asicCount\":{chips}"));

        Assert.Equal((model, chips), (snapshot.Identity.Model, snapshot.Boards[0].ExpectedChips));
    }

    [Fact]
    public async Task Auradine_that_was_put_to_sleep_sleeps() =>
        Assert.Equal(MinerState.Sleeping, (await ReadAsync("auradine-at1500-fluxos", "auradine", FirmwareFamily.Stock, ("\"Sleep\":\"off\"", "\"Sleep\":\"on\""))).State);

    [Fact]
    public async Task Auradine_light_that_is_not_normal_is_an_error()
    {
        var error = Assert.Single((await ReadAsync("auradine-at1500-fluxos", "auradine", FirmwareFamily.Stock, ("\"Code\":2,\"LED1\":1,\"LED2\":1,\"Msg\":\"Normal\"", "\"Code\":5,\"Msg\":\"Fan failure\""))).Errors);

        Assert.Equal(("5", "Fan failure"), (error.Code, error.Text));
    }

    [Fact]
    public async Task Auradine_chips_that_cannot_be_shared_out_are_not_told() =>
        Assert.All((await ReadAsync("auradine-at1500-fluxos", "auradine", FirmwareFamily.Stock, ("\"AsicCount\":396", "\"AsicCount\":395"))).Boards, board => Assert.Null(board.Chips));

    [Fact]
    public async Task Elphapex_without_a_pool_has_stopped_and_its_findings_are_errors()
    {
        var snapshot = await ReadAsync("elphapex-dghome1-1.0.5", "elphapex", FirmwareFamily.Stock, ("{\"code\":0,\"msg\":\"\",\"status\":\"s\",\"type\":\"fans\"}", "{\"code\":3,\"msg\":\"\",\"status\":\"e\",\"type\":\"fans\"}"));

        Assert.Equal((MinerState.Stopped, "no pool is reachable"), (snapshot.State, snapshot.StateText));
        var error = Assert.Single(snapshot.Errors);
        Assert.Equal(("fans:3", "fan"), (error.Code, error.Component));
        Assert.NotNull(error.Text);
        Assert.Null(snapshot.PowerWatts);
    }

    private static Task<MinerSnapshot> ReadAsync(string name, string vendor, FirmwareFamily firmware, params (string Before, string After)[] changes)
    {
        var recording = RecordedDevices.File(name);
        foreach (var (before, after) in changes)
        {
            var changed = 0;
            foreach (var body in recording["http"]?.AsObject().Select(entry => entry.Value!.AsObject()) ?? []) changed += Change(body, "body", before, after);
            foreach (var command in recording["rpc"]?.AsObject().Select(entry => entry.Key).ToList() ?? []) changed += Change(recording["rpc"]!.AsObject(), command, before, after);
            Assert.True(changed > 0, $"{name} has no {before} to change");
        }
        return WebDevices.ReadWholeAsync(new RecordedDevice(recording), WebDevices.Identity(vendor, firmware));
    }

    private static int Change(JsonObject holder, string name, string before, string after)
    {
        var text = holder[name]!.GetValue<string>();
        if (!text.Contains(before, StringComparison.Ordinal)) return 0;
        holder[name] = text.Replace(before, after, StringComparison.Ordinal);
        return 1;
    }
}
