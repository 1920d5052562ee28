using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of Marathon's firmware exists: these replies were written for the tests after its documented fields.</summary>
public sealed class MarathonTests
{
    [Theory]
    // The same rate in each of the units in which versions give it, the ideal one always in gigahashes.
    [InlineData("\"hashrate_realtime\":143.2")]
    [InlineData("\"hashrate_realtime\":143200.0")]
    [InlineData("\"hashrate_realtime\":0.1432,\"hashrate_realtime_unit\":\"PH/s\"")]
    [InlineData("\"hashrate_realtime\":143200,\"hashrate_unit\":\"GH/s\"")]
    public async Task Rate_is_understood_in_whatever_unit_it_comes(string rate)
    {
        var snapshot = await ReadAsync(rate);

        Assert.Equal(143.2e12, snapshot.Hashrate.FiveSeconds!.Value, 1e6);
        Assert.Equal(140e12, snapshot.Hashrate.Expected);
    }

    [Fact]
    public async Task Miner_is_read_from_its_pages()
    {
        var snapshot = await ReadAsync("\"hashrate_realtime\":143.2");

        Assert.Equal((FirmwareFamily.Marathon, "24.5.1.rel", "Antminer S19 XP"), (snapshot.Identity.FirmwareFamily, snapshot.Identity.FirmwareVersion, snapshot.Identity.Model));
        Assert.Equal((MinerState.Mining, 5400d), (snapshot.State, snapshot.ProcessUptimeSeconds));
        Assert.Equal((3010d, PowerSource.Estimated), (snapshot.PowerWatts, snapshot.PowerSource));
        Assert.Equal([47.8e12, 47.7e12], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal([110, 109], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal([58, 59], snapshot.Boards.Select(board => board.BoardTemperature));
        Assert.Equal([70, 72], snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal([5200, 0], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal((3, 4), (snapshot.ExpectedBoards, snapshot.ExpectedFans));
    }

    [Theory]
    [InlineData("Sleep", MinerState.Sleeping)]
    [InlineData("Paused", MinerState.Sleeping)]
    [InlineData("Tuning", MinerState.Tuning)]
    [InlineData("Failure", MinerState.Fault)]
    public async Task State_is_the_device_s_own_word(string word, MinerState state)
    {
        var snapshot = await ReadAsync("\"hashrate_realtime\":0", word);

        Assert.Equal((state, 0d), (snapshot.State, snapshot.Hashrate.FiveSeconds));
        Assert.Equal(state == MinerState.Fault ? ["the reason"] : Array.Empty<string>(), snapshot.Errors.Select(error => error.Text));
    }

    [Fact]
    public async Task Login_is_asked_for_by_its_name_alone()
    {
        var device = Device("\"hashrate_realtime\":1", "Mining");

        await WebDevices.ReadWholeAsync(device, WebDevices.Identity("antminer", FirmwareFamily.Marathon));

        Assert.All(device.WebRequests, request => Assert.Equal(("marathon", "GET"), (request.LoginFor, request.Method)));
    }

    private static Task<MinerSnapshot> ReadAsync(string rate, string status = "Mining") => WebDevices.ReadWholeAsync(Device(rate, status), WebDevices.Identity("antminer", FirmwareFamily.Marathon));

    internal static ScriptedDevice Device(string rate, string status) => new()
    {
        ["GET /kaonsu/v1/brief"] = $$"""{"data":{"status":"{{status}}","status_long":"the reason","elapsed":5400,{{rate}},"hashrate_ideal":140000,"power_consumption_estimated":3010,"hashboard_num_ideal":3} }""",
        ["GET /kaonsu/v1/overview"] = """{"model":"Antminer S19 XP","version_firmware":"24.5.1.rel","mac":"02:00:5E:10:00:01","control_board":"AMCB07"}""",
        ["GET /kaonsu/v1/hashboards"] = """{"hashboards":[{"index":1,"hashrate_average":47700,"asic_num":109,"temperature_pcb":[50,59],"temperature_chip":[66,72],"status":"Mining"},{"index":0,"hashrate_average":47800,"asic_num":110,"temperature_pcb":{"inlet":49,"outlet":58},"temperature_chip":[65,70]}]}""",
        ["GET /kaonsu/v1/fans"] = """{"fans":[{"current_speed":5200},{"current_speed":0}]}""",
    };
}
