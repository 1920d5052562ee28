using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of an IceRiver exists: these replies were written for the tests after the maker's documented fields.</summary>
public sealed class IceRiverTests
{
    internal const string Panel = """
        {"error":0,"data":{"model":"none","algo":"none","online":true,"firmver1":"BOOT_2_1","softver1":"ks0pro_20240301","softver2":"ks0pro_miner","mac":"AA-BB-CC-00-11-22","host":"iceriver-1","runtime":"01:02:03:04",
        "rtpow":"205G","avgpow":"201.5G","unit":"G","powstate":true,"fans":[3600,"3540",0,3570],
        "boards":[{"no":2,"chipnum":18,"freq":640,"rtpow":"103G","avgpow":"100G","idealpow":"100G","intmp":45.5,"outtmp":51,"state":true},{"no":1,"chipnum":18,"freq":650,"rtpow":"102G","idealpow":"100G","intmp":44,"outtmp":50,"state":true}],
        "pools":[{"no":1,"addr":"stratum+tcp://kas.example.pool:5555","user":"kaspa:q.r","connect":true,"diff":"8.59G","state":1,"accepted":90,"rejected":1},{"no":2,"addr":"stratum+tcp://kas2.example.pool:5555","user":"kaspa:q.r","connect":false,"state":0,"accepted":0,"rejected":0},{"no":3,"addr":"","user":""}]}}
        """;

    [Fact]
    public async Task Miner_is_read_from_its_one_page()
    {
        var snapshot = await WebDevices.ReadWholeAsync(new ScriptedDevice { ["POST /user/userpanel?post=4"] = Panel }, WebDevices.Identity("iceriver"));

        Assert.Equal(("IceRiver KS0 Pro", "aa:bb:cc:00:11:22", "iceriver-1"), (snapshot.Identity.Model, snapshot.Identity.Mac, snapshot.Identity.Hostname));
        Assert.Equal("kheavyhash", snapshot.Identity.Algorithm);
        Assert.Equal((205e9, 201.5e9, 200e9), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average, snapshot.Hashrate.Expected));
        Assert.Equal(93784, snapshot.UptimeSeconds);
        Assert.Equal([3600, 3540, 0, 3570], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal(["1", "2"], snapshot.Boards.Select(board => board.Id));
        Assert.Equal([102e9, 103e9], snapshot.Boards.Select(board => board.Hashrate));
        Assert.Equal([50, 51], snapshot.Boards.Select(board => board.OutletTemperature));
        Assert.Equal([MinerPoolStatus.Alive, MinerPoolStatus.Dead], snapshot.Pools.Select(pool => pool.Status));
        Assert.Equal(8.59e9, snapshot.Pools[0].Difficulty!.Value, 1);
        Assert.Equal((90L, 1L), (snapshot.Shares.Accepted, snapshot.Shares.Rejected));
        Assert.Equal(MinerState.Mining, snapshot.State);
        Assert.Null(snapshot.PowerWatts);
    }

    [Fact]
    public async Task Miner_that_was_switched_off_sleeps()
    {
        var device = new ScriptedDevice { ["POST /user/userpanel?post=4"] = Panel.Replace("\"powstate\":true", "\"powstate\":false", StringComparison.Ordinal) };

        Assert.Equal(MinerState.Sleeping, (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("iceriver"))).State);
    }

    [Fact]
    public async Task Login_page_instead_of_the_panel_is_no_miner_of_this_kind()
    {
        var device = new ScriptedDevice { ["POST /user/userpanel?post=4"] = """{"error":1,"message":"login"}""" };

        Assert.Equal("unknown", (await WebDevices.ReadWholeAsync(device, WebDevices.Identity("iceriver"))).Identity.Vendor);
    }
}
