using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of a Proto Rig exists: these replies were written for the tests after the maker's documented fields.</summary>
public sealed class ProtoTests
{
    [Fact]
    public async Task Rig_is_read_from_its_pages()
    {
        var snapshot = await WebDevices.ReadWholeAsync(Rig(), WebDevices.Identity("proto"));

        Assert.Equal(("Rig", "1.4.0", "CB123", "02:00:5e:20:00:02"), (snapshot.Identity.Model, snapshot.Identity.FirmwareVersion, snapshot.Identity.Serial, snapshot.Identity.Mac));
        Assert.Equal((MinerState.Mining, "DegradedMining"), (snapshot.State, snapshot.StateText));
        Assert.Equal((819e12, 800e12, 820e12), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average, snapshot.Hashrate.Expected));
        Assert.Equal((12200d, 12500d), (snapshot.PowerWatts, snapshot.PowerLimitWatts));
        Assert.Equal(["1", "3"], snapshot.Boards.Select(board => board.Id));
        Assert.Equal([0, 1], snapshot.Boards.Select(board => board.Slot));
        Assert.Equal([410e12, 409e12], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal([100, 90], snapshot.Boards.Select(board => board.ExpectedChips));
        Assert.Equal([61.5, 60], snapshot.Boards.Select(board => board.OutletTemperature));
        Assert.Equal([(0.5, 3000d), (0.5, 0d)], snapshot.Fans.Select(fan => (fan.DutyRatio!.Value, fan.Rpm!.Value)));
        Assert.Equal(2, snapshot.ExpectedFans);
        Assert.Equal([MinerPoolStatus.Alive, MinerPoolStatus.Disabled], snapshot.Pools.Select(pool => pool.Status));
        Assert.Equal(12345, snapshot.Pools[0].Accepted);
        Assert.Equal(3600, snapshot.UptimeSeconds);
    }

    [Fact]
    public async Task Errors_name_their_part_and_board()
    {
        var errors = (await WebDevices.ReadWholeAsync(Rig(), WebDevices.Identity("proto"))).Errors;

        Assert.Equal([("1024", "board", (int?)1), ("PSU_FAULT", "power_supply", null)], errors.Select(error => (error.Code, error.Component!, error.BoardSlot)));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_718_000_000), errors[0].Since);
    }

    [Fact]
    public async Task Rig_without_telemetry_is_read_in_part_and_whole_for_what_it_has()
    {
        var rig = Rig();
        rig["GET /api/v1/telemetry?level=miner,hashboard,psu"] = "";

        var snapshot = await WebDevices.ReadWholeAsync(rig, WebDevices.Identity("proto"));

        Assert.Equal(810e12, snapshot.Hashrate.FiveSeconds);
        Assert.Equal([null, null], snapshot.Boards.Select(board => board.Hashrate));
        Assert.False(snapshot.Quality.Partial);
    }

    [Theory]
    [InlineData("Stopped", MinerState.Sleeping)]
    [InlineData("PoweringOn", MinerState.Starting)]
    [InlineData("Error", MinerState.Fault)]
    public async Task State_is_the_device_s_own_word(string word, MinerState state)
    {
        var rig = Rig();
        rig["GET /api/v1/mining"] = $$"""{"mining-status":{"status":"{{word}}","hashrate_ghs":0} }""";

        Assert.Equal(state, (await WebDevices.ReadWholeAsync(rig, WebDevices.Identity("proto"))).State);
    }

    internal static ScriptedDevice Rig() => new()
    {
        ["GET /api/v1/system"] = """{"system-info":{"model":"Rig","board":"C2","cb_sn":"CB123","os":{"version":"1.4.0"},"web_server":{"version":"2.0"},"uptime_seconds":9}}""",
        ["GET /api/v1/mining"] = """{"mining-status":{"status":"DegradedMining","hashrate_ghs":810000,"average_hashrate_ghs":800000,"ideal_hashrate_ghs":820000,"power_usage_watts":12000,"power_target_watts":12500,"reboot_uptime_s":3600,"mining_uptime_s":3500}}""",
        ["GET /api/v1/hardware"] = """{"hardware-info":{"cb-info":{"serial_number":"x"},"fans-info":[{"slot":1},{"slot":2}],"hashboards-info":[{"slot":3,"hb_sn":"B3","mining_asic_count":90},{"slot":1,"hb_sn":"B1","mining_asic_count":100}]}}""",
        ["GET /api/v1/cooling"] = """{"cooling-status":{"fans":[{"slot":2,"rpm":0,"percentage":50},{"slot":1,"rpm":3000,"percentage":50}]}}""",
        ["GET /api/v1/network"] = """{"network-info":{"mac":"02:00:5E:20:00:02","hostname":"rig-1"}}""",
        ["GET /api/v1/pools"] = """{"pools":[{"id":0,"priority":0,"url":"stratum+tcp://pool-a.example.com:3333","user":"w","status":"Active","accepted_shares":12345,"rejected_shares":10,"difficulty":"1048576","enabled":true,"connection_status":"Active"},{"id":1,"priority":1,"url":"stratum+tcp://pool-b.example.com:4444","user":"w","status":"Idle","enabled":false}]}""",
        ["GET /api/v1/errors"] = """[{"source":"hashboard","slot":2,"error_code":1024,"message":"Hashboard 2 over temperature","timestamp":1718000000},{"source":"psu","slot":0,"error_code":"PSU_FAULT","message":"PSU voltage out of range","timestamp":5}]""",
        ["GET /api/v1/telemetry?level=miner,hashboard,psu"] = """{"miner":{"hashrate":{"value":819,"unit":"TH/s"},"power":{"value":12200,"unit":"W"}},"hashboards":[{"index":0,"serial_number":"B1","hashrate":{"value":410,"unit":"TH/s"},"temperature":{"average":55,"inlet":40,"outlet":61.5}},{"index":2,"serial_number":"B3","hashrate":{"value":409000,"unit":"GH/s"},"temperature":{"average":54,"inlet":41,"outlet":60}}]}""",
    };
}
