using Vedette.Miners.Connections;
using Vedette.Miners.Families;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of a Goldshell exists: these replies were written for the tests after the maker's documented fields.</summary>
public sealed class GoldshellTests
{
    [Fact]
    public async Task Box_is_read_from_its_web_pages()
    {
        var snapshot = await WebDevices.ReadWholeAsync(Box(), WebDevices.Identity("goldshell"));

        Assert.Equal(("KD-BOX Pro", "2.2.4", "28:e2:97:1e:aa:01"), (snapshot.Identity.Model, snapshot.Identity.FirmwareVersion, snapshot.Identity.Mac));
        Assert.Equal(MinerState.Mining, snapshot.State);
        Assert.Equal(2_610_000e6, snapshot.Hashrate.FiveSeconds!.Value, 1e3);
        Assert.Equal(2_598_000e6, snapshot.Hashrate.Average!.Value, 1e3);
        Assert.Equal(2.6e12, snapshot.Hashrate.Label);
        Assert.Equal(["0", "1"], snapshot.Boards.Select(board => board.Id));
        Assert.Equal([71.3, 66], snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal([2100, 2200], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal((1290L, 7L, 3L), (snapshot.Shares.Accepted, snapshot.Shares.Rejected, snapshot.Shares.HardwareErrors));
        Assert.Equal(86400, snapshot.ProcessUptimeSeconds);
        Assert.Equal("Hashrate", snapshot.PowerMode);
        Assert.Equal(["stratum+tcp://kda.example.pool:3333", "stratum+tcp://kda2.example.pool:3333"], snapshot.Pools.Select(pool => pool.Url));
        Assert.Equal([true, false], snapshot.Pools.Select(pool => pool.Active));
        Assert.Equal("blake2s-kadena", snapshot.Identity.Algorithm);
        Assert.Null(snapshot.PowerWatts);
        Assert.False(snapshot.Quality.Partial);
    }

    [Fact]
    public async Task Boards_of_two_coins_are_told_by_the_first()
    {
        var device = Box();
        device["GET /mcb/cgminer?cgminercmd=devs"] = """
            {"status":0,"data":[{"minfos":[{"name":"LTC","infos":[{"id":0,"hashrate":92.5,"av_hashrate":93,"accepted":4,"rejected":0,"hwerrors":1,"temp":"55.5 °C / 51.0 °C","fanspeed":"1800 rpm","time":60}]},
             {"name":"SC","infos":[{"id":0,"hashrate":1}]}],"id":0,"time":60,"fanspeed":"1800 rpm"}]}
            """;

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"));

        Assert.Equal(92.5e6, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(55.5, snapshot.Boards[0].ChipTemperature);
        Assert.Equal(4, snapshot.Shares.Accepted);
    }

    [Fact]
    public async Task Newer_control_board_is_read_over_the_cgminer_interface()
    {
        var device = new ScriptedDevice
        {
            ["GET /mcb/status"] = """{"model":"Goldshell-SC5Pro","firmware":"1.1.0"}""",
            ["rpc summary"] = """{"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":5000,"MHS 20s":17000000.0,"MHS av":16900000.0,"Accepted":10,"Rejected":1,"Hardware Errors":2,"Stale":0}]}""",
            ["rpc devs"] = """{"STATUS":[{"STATUS":"S"}],"DEVS":[{"ID":1,"MHS 20s":8000000,"tstemp-0":61,"tstemp-1":70,"tstemp-2":52,"fan0":4200,"fan1":4300},{"ID":0,"MHS 20s":9000000,"tstemp-0":60,"tstemp-1":0,"tstemp-2":51,"fan0":4100,"fan1":0}]}""",
            ["rpc devdetails"] = """{"STATUS":[{"STATUS":"S"}],"DEVS":[{"ID":0,"chips-nr":72},{"ID":1,"chips-nr":70}]}""",
            ["rpc pools"] = """{"STATUS":[{"STATUS":"S"}],"POOLS":[{"POOL":0,"URL":"stratum+tcp://sc.example.pool:3333","User":"a.b","Status":"Alive","Stratum Active":true,"Accepted":10,"Rejected":1}]}""",
        };

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"));

        Assert.Equal(17e12, snapshot.Hashrate.FiveSeconds);
        Assert.Equal([9e12, 8e12], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal([72, 70], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal([60, 70], snapshot.Boards.Select(board => board.ChipTemperature));
        Assert.Equal([4100, 0], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(MinerPoolStatus.Alive, Assert.Single(snapshot.Pools).Status);
    }

    [Fact]
    public async Task Login_is_given_once_and_its_token_is_kept()
    {
        var device = Locked();
        var logins = new ReadingLogins(name => name == "goldshell" ? new DeviceLogin("admin", "secret & more") : null, new ManualClock());

        var first = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"), logins);
        await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"), logins);

        Assert.Equal(MinerState.Mining, first.State);
        Assert.Equal("/user/login?username=admin&password=secret%20%26%20more", Assert.Single(device.WebRequests, request => request.Path.Contains("login", StringComparison.Ordinal)).Path);
    }

    [Fact]
    public async Task Without_a_configured_login_none_is_tried()
    {
        var device = Locked();

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"));

        Assert.Equal(MinerState.AuthRequired, snapshot.State);
        Assert.Equal("goldshell", snapshot.Identity.Vendor);
        Assert.DoesNotContain(device.WebRequests, request => request.Path.Contains("login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_login_is_not_tried_again_for_an_hour()
    {
        var device = new ScriptedDevice { WantedAuthorization = "Bearer never", OpenPath = "/user/login" };
        var clock = new ManualClock();
        var logins = new ReadingLogins(_ => new DeviceLogin("admin", "wrong"), clock);

        for (var poll = 0; poll < 3; poll++) Assert.Equal(MinerState.AuthRequired, (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"), logins)).State);
        Assert.Single(device.WebRequests, request => request.Path.Contains("login", StringComparison.Ordinal));

        clock.Advance(TimeSpan.FromHours(1));
        await WebDevices.ReadWholeAsync(device, WebDevices.Identity("goldshell"), logins);
        Assert.Equal(2, device.WebRequests.Count(request => request.Path.Contains("login", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Silent_device_gives_nothing() => Assert.Null(await WebDevices.ReadAsync(new SilentDevice(), WebDevices.Identity("goldshell")));

    [Fact]
    public async Task Another_device_at_the_address_is_unknown() =>
        Assert.Equal("unknown", (await WebDevices.ReadWholeAsync(new ScriptedDevice { ["GET /"] = "<html>printer</html>" }, WebDevices.Identity("goldshell"))).Identity.Vendor);

    private static ScriptedDevice Locked()
    {
        var device = new ScriptedDevice { WantedAuthorization = "Bearer abc", OpenPath = "/user/login" };
        Fill(device);
        device["GET /user/login?username=admin&password=secret%20%26%20more"] = """{"JWT Token":"abc"}""";
        return device;
    }

    internal static ScriptedDevice Box()
    {
        var device = new ScriptedDevice();
        Fill(device);
        return device;
    }

    private static void Fill(ScriptedDevice device)
    {
        device["GET /mcb/status"] = """{"model":"Goldshell-KD-BOX Pro","firmware":"2.2.4","hardware":"BOX-1"}""";
        device["GET /mcb/cgminer?cgminercmd=devs"] = """
            {"status":0,"data":[{"id":1,"hashrate":1300000,"av_hashrate":1298000,"accepted":640,"rejected":4,"hwerrors":1,"temp":"66.0 °C / 61.2 °C","fanspeed":"2100 rpm / 2200 rpm","time":86400},
            {"id":0,"hashrate":"1,310,000","av_hashrate":1300000,"accepted":650,"rejected":3,"hwerrors":2,"temp":"71.3 °C / 65.1 °C","fanspeed":"2100 rpm / 2200 rpm","time":86399}]}
            """;
        device["GET /mcb/pools"] = """[{"url":"stratum+tcp://KDA.example.pool:3333","user":"a.b","pass":"x","active":true,"dragid":0},{"url":"stratum+tcp://kda2.example.pool:3333","user":"a.b","pass":"x","active":false,"dragid":1}]""";
        device["GET /mcb/setting"] = """{"name":"28E2971EAA01","select":0,"powerplans":[{"level":0,"info":"Hashrate"},{"level":1,"info":"Balance"}]}""";
    }
}
