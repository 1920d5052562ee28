using Vedette.Miners.Connections;
using Vedette.Miners.Families;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of an Innosilicon exists: these replies were written for the tests after the maker's documented fields.</summary>
public sealed class InnosiliconTests
{
    [Fact]
    public async Task Miner_is_read_from_both_of_its_interfaces()
    {
        var snapshot = await WebDevices.ReadWholeAsync(Filled(new ScriptedDevice()), WebDevices.Identity("innosilicon"));

        Assert.Equal(("T3H+", "t3h_20200310_144911", "0a:1b:2c:3d:4e:5f"), (snapshot.Identity.Model, snapshot.Identity.FirmwareVersion, snapshot.Identity.Mac));
        Assert.Equal((52.5e12, 52.1e12), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average));
        Assert.Equal(MinerState.Mining, snapshot.State);
        Assert.Equal(3300, snapshot.PowerWatts);
        Assert.Equal(PowerSource.Reported, snapshot.PowerSource);
        Assert.Equal("level 2", snapshot.PowerMode);
        Assert.Equal([114, 113, 114], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal([114, 114, 114], snapshot.Boards.Select(board => board.ExpectedChips));
        Assert.Equal([17.5e12, 17.4e12, 17.6e12], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal(81, snapshot.Temperatures.Chip);
        var fan = Assert.Single(snapshot.Fans);
        Assert.Equal((null, 0.65), (fan.Rpm, fan.DutyRatio));
        var error = Assert.Single(snapshot.Errors);
        Assert.Equal(("31", "board"), (error.Code, error.Component));
        Assert.Equal("stratum+tcp://btc.example.pool:3333", Assert.Single(snapshot.Pools).Url);
        Assert.Equal((100L, 2L), (snapshot.Shares.Accepted, snapshot.Shares.Rejected));
    }

    [Fact]
    public async Task Older_web_gives_rates_in_millions()
    {
        var device = Filled(new ScriptedDevice());
        device["POST /api/getAll"] = """{"all":{"total_hash":{"Hash Rate":1230.5},"chain":[]}}""";

        Assert.Equal(1230.5e6, (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("innosilicon"))).Hashrate.FiveSeconds);
    }

    [Fact]
    public async Task Locked_web_leaves_the_cgminer_interface()
    {
        var snapshot = await WebDevices.ReadWholeAsync(Filled(new ScriptedDevice { WantedAuthorization = "Bearer t" }), WebDevices.Identity("innosilicon"));

        Assert.Equal(52.4e12, snapshot.Hashrate.FiveSeconds);
        Assert.Equal([114, 113, 114], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal(["cgminer"], snapshot.Transports);
    }

    [Fact]
    public async Task Login_gives_a_token()
    {
        var device = Filled(new ScriptedDevice { WantedAuthorization = "Bearer t", OpenPath = "/api/auth" });
        device["POST /api/auth"] = """{"success":true,"jwt":"t"}""";
        var logins = new ReadingLogins(_ => new DeviceLogin("admin", "a\"b"), new ManualClock());

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("innosilicon"), logins);

        Assert.Equal(3300, snapshot.PowerWatts);
        Assert.Equal("""{"username":"admin","password":"a\u0022b"}""", Assert.Single(device.WebRequests, request => request.Path == "/api/auth").Body);
    }

    internal static ScriptedDevice Filled(ScriptedDevice device)
    {
        device["POST /api/getAll"] = """
            {"all":{"mac":"0A:1B:2C:3D:4E:5F","power":3300,"fansSpeed":65,"running_mode":{"level":"2"},"total_hash":{"Hash Rate H":52500000000000,"Hash Rate":52500000},
            "chain":[{"ASC":2,"Temp min":60,"Temp max":79,"Hash Rate H":17600000000000},{"ASC":0,"Temp min":61,"Temp max":80,"Hash Rate H":17500000000000},{"ASC":1,"Temp min":62,"Temp max":81,"Hash Rate H":17400000000000}]}}
            """;
        device["POST /api/overview"] = """{"success":true,"type":"T3H+","version":{"ethaddr":"0A:1B:2C:3D:4E:5F","platform_v":"t3h_20200310_144911"}}""";
        device["POST /api/getErrorDetail"] = """{"success":true,"code":"31","detail":""}""";
        device["rpc summary"] = """{"STATUS":[{"STATUS":"S","Description":"innominer t3h-1.0"}],"SUMMARY":[{"Elapsed":4000,"MHS av":52100000.0,"MHS 1m":52400000.0,"Accepted":100,"Rejected":2,"Stale":0,"Hardware Errors":5}]}""";
        device["rpc stats"] = """{"STATUS":[{"STATUS":"S"}],"STATS0":{"STATS":0,"Chain ID":0,"Num active chips":114,"Fan duty":60},"STATS1":{"STATS":1,"Chain ID":1,"Num active chips":113},"STATS2":{"STATS":2,"Chain ID":2,"Num active chips":114}}""";
        device["rpc pools"] = """{"STATUS":[{"STATUS":"S"}],"POOLS":[{"POOL":0,"URL":"stratum+tcp://btc.example.pool:3333","User":"a.b","Status":"Alive","Stratum Active":true,"Accepted":100,"Rejected":2}]}""";
        return device;
    }
}
