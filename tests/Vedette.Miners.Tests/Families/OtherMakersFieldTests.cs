using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Tests.WebFamilies;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Families;

/// <summary>What the smaller makers' devices in the field tell otherwise than the recorded ones: after captures that others published, with figures of our own.</summary>
public sealed class OtherMakersFieldTests
{
    /// <summary>Single solutions stand under the name of megahashes; boards are not numbered, and pools stand among them.</summary>
    [Fact]
    public async Task Innosilicon_equihash_counts_solutions_and_older_ones_have_boards()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Code":22,"Msg":"CGMiner versions","Description":"innominer a9-1.1.0"}],"VERSION":[{"CGMiner":"4.10.0","API":"3.7"}],"id":1}"""),
            ("summary", """{"STATUS":[{"STATUS":"S","Code":11,"Msg":"Summary","Description":"innominer a9-1.1.0"}],"SUMMARY":[{"Elapsed":8010,"MHS av":51300.25,"MHS 5s":50100.5,"Accepted":90,"Rejected":1,"Hardware Errors":4}],"id":1}"""),
            ("stats", """{"STATS":[{"STATS":0,"ID":"HND0","Elapsed":8010,"Num chips":6,"Num active chips":6,"Fan duty":60,"Temp":66.5},{"STATS":1,"ID":"HND1","Num chips":6,"Num active chips":5,"Fan duty":60,"Temp":68.5},{"STATS":2,"ID":"HND2","Num chips":0},{"STATS":3,"ID":"POOL0","Elapsed":8010,"Pool Calls":0}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal(("innosilicon", "A9"), (snapshot.Identity.Vendor, snapshot.Identity.RawModel));
        Assert.Equal((50100.5, 51300.25), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.Average));
        Assert.Equal([6, 5], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal(68.5, snapshot.Temperatures.Chip);
    }

    [Fact]
    public async Task Braiins_names_the_model_only_in_the_details_of_its_boards()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Msg":"BOSminer versions","Description":"BOSminer 0.2.0-d360818"}],"VERSION":[{"API":"3.7","BOSminer":"0.2.0-d360818"}],"id":1}"""),
            ("summary", """{"STATUS":[{"STATUS":"S","Description":"BOSminer 0.2.0-d360818"}],"SUMMARY":[{"Elapsed":81000,"MHS 5s":13400000.5,"MHS av":13390000,"Accepted":5,"Rejected":0}],"id":1}"""),
            ("devs", """{"DEVS":[{"ASC":0,"ID":6,"Name":"BC5","MHS 5s":6700000.5,"Status":"Alive"}],"id":1}"""),
            ("devdetails", """{"DEVDETAILS":[{"DEVDETAILS":0,"ID":6,"Name":"Hash Board","Model":"Bitmain Antminer S9","Chips":63,"Frequency":650000000,"Voltage":8.8}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal(("Antminer S9", FirmwareFamily.Braiins), (snapshot.Identity.Model, snapshot.Identity.FirmwareFamily));
        Assert.Equal(13400000.5e6, snapshot.Hashrate.FiveSeconds);
        Assert.Equal(63, Assert.Single(snapshot.Boards).Chips);
    }

    /// <summary>Versions before REST name it over the web in a field that not all of them know; those tell it with their boards.</summary>
    [Theory]
    [InlineData("""{"data":{"bosminer":{"info":{"modelName":"Bitmain Antminer S19j Pro"}}}}""", """{"DEVDETAILS":[{"ID":1,"Model":"somebody else"}],"id":1}""")]
    [InlineData("""{"data":null,"errors":[{"message":"Unknown field \"modelName\" on type \"BosminerInfo\""}]}""", """{"DEVDETAILS":[{"ID":1,"Model":"Bitmain Antminer S19j Pro"}],"id":1}""")]
    public async Task Braiins_before_REST_is_asked_for_its_model(string answer, string details)
    {
        var recording = new JsonObject
        {
            ["rpc"] = MadeUpReplies.Texts(
                ("version", """{"VERSION":[{"API":"3.7","BOSer":"boser-openwrt 0.1.0-11012d53"}],"id":1}"""),
                ("devdetails", details)),
            ["http"] = MadeUpReplies.Pages(
                ("POST /graphql (model)", answer),
                ("POST /graphql (system)", """{"data":{"bos":{"hostname":"m1","info":{"version":{"full":"2022-09-13-0-11012d53-22.08-plus"}},"uptime":{"durationS":900}},"bosminer":{"info":{"fans":[],"workSolver":{"nominalMhs":100000000.0,"realHashrate":{"mhs5S":99000000.5}}}}}}""")),
        };
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(new RecordedDevice(recording));
        Assert.Equal(("Antminer S19j Pro", "Bitmain Antminer S19j Pro", "2022-09-13-0-11012d53-22.08-plus"), (snapshot.Identity.Model, snapshot.Identity.RawModel, snapshot.Identity.FirmwareVersion));
        Assert.Equal(99000000.5e6, snapshot.Hashrate.FiveSeconds);
    }

    /// <summary>Its summary leaves out what the power supply tells of itself.</summary>
    [Fact]
    public async Task Whatsminer_without_power_in_its_summary_has_it_from_the_power_supply()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"STATUS":[{"STATUS":"S","Description":"btminer"}],"VERSION":[{"API":"whatsminer v1.1"}],"id":1}"""),
            ("get_version", """{"STATUS":"S","When":1,"Code":131,"Msg":{"api_ver":"2.0.3","fw_ver":"20210322.22.Rel"},"Description":"btminer"}"""),
            ("summary", """{"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"Elapsed":900,"MHS av":68000000.0,"MHS 5s":68100000.0,"Power":-1,"Fan Speed In":5000,"Fan Speed Out":5100,"Power Fanspeed":-1}],"id":1}"""),
            ("devdetails", """{"DEVDETAILS":[{"ID":0,"Name":"SM","Driver":"bitmicro","Model":"M21SV20"}],"id":1}"""),
            ("get_psu", """{"STATUS":"S","Code":131,"Msg":{"name":"P20","fan_speed":"6976","temp0":"33.5","pin":3350}}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal(("whatsminer", 3350d, 33.5), (snapshot.Identity.Vendor, snapshot.PowerWatts, snapshot.Temperatures.PowerSupply));
        Assert.Equal(6976, Assert.Single(snapshot.Fans, fan => fan.Kind == MinerFanKind.PowerSupply).Rpm);
    }

    [Fact]
    public async Task Elphapex_tells_how_long_ago_a_pool_had_its_last_share()
    {
        var device = new ScriptedDevice
        {
            ["GET /cgi-bin/stats.cgi"] = """{"INFO":{"type":"DG1+"},"STATS":[{"elapsed":7200,"rate_unit":"MH/s","rate_5s":14100.5,"chain":[{"index":0,"asic_num":204,"rate_real":3500.0,"freq_avg":62000}]}]}""",
            ["GET /cgi-bin/pools.cgi"] = """{"POOLS":[{"url":"stratum+tcp://ltc.example.pool:3333","status":"Alive","lstime":"00:01:18"},{"url":"stratum+tcp://b.example.pool:3333","status":"Alive","lstime":""}]}""",
        };
        MinerSnapshot snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("elphapex"));
        Assert.Equal([78d, null], snapshot.Pools.Select(pool => pool.LastShareAgeSeconds));
        Assert.Equal((14100.5e6, null), (snapshot.Hashrate.FiveSeconds, Assert.Single(snapshot.Boards).FrequencyMegahertz));
    }

    [Fact]
    public async Task Mini_miner_of_Braiins_is_of_its_own_make()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", """{"VERSION":[{"API":"3.7","BOSer":"boser-buildroot 0.1.0-0ce150e9"}],"id":1}"""),
            ("summary", """{"SUMMARY":[{"Elapsed":4000,"MHS 5s":1010000.5,"MHS av":1000000,"Accepted":5,"Rejected":0}],"id":1}"""),
            ("devdetails", """{"DEVDETAILS":[{"DEVDETAILS":0,"ID":0,"Model":"Braiins BMM 101","Chips":4}],"id":1}"""),
            ("pools", """{"POOLS":[],"id":1}""")));
        Assert.Equal(("braiins", FirmwareFamily.Braiins), (snapshot.Identity.Vendor, snapshot.Identity.FirmwareFamily));
    }

    [Fact]
    public async Task FluMiner_is_told_by_its_page_and_read_over_the_web()
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpDevices.FluMiner());
        Assert.Equal(("fluminer", "T3", "FM0001"), (snapshot.Identity.Vendor, snapshot.Identity.Model, snapshot.Identity.Serial));
        Assert.Equal(111300.25e9, snapshot.Hashrate.FiveSeconds);
        Assert.Equal((1710, 36, 44), (snapshot.PowerWatts, snapshot.Temperatures.Board, snapshot.Temperatures.Chip));
        Assert.Equal([3000, 3060, 2940, 3030], snapshot.Fans.Select(fan => fan.Rpm));
        Assert.Equal("stratum+tcp://btc.example.pool:3333", Assert.Single(snapshot.Pools).Url);
    }

    /// <summary>A maker that nobody here knows stays unknown, with its replies kept, whatever program it was built on.</summary>
    [Theory]
    [InlineData("""{"VERSION":[{"CGMiner":"4.11.1","API":"3.7","Type":"G220"}]}""", """{"STATS":[{"STATS":0,"ID":"G220","Elapsed":100,"fan1":3000}]}""")]
    [InlineData("""{"VERSION":[{"CGMiner":"4.12.1","API":"3.7"}]}""", """{"STATS":[{"STATS":0,"ID":"GSE 10032578","Elapsed":100,"Frequency":200}]}""")]
    [InlineData("""{"VERSION":[{"ccminer":"2.3.1","API":"1.9"}]}""", """{"STATUS":[{"STATUS":"E","Msg":"Invalid command"}]}""")]
    [InlineData("""{"STATUS":[{"STATUS":"S","Description":"xyzminer 1.0"}],"VERSION":[{"cgminer":"4.9","API":"3.7","PROD":"XYZ-9000"}]}""", """{"STATS":[{"STATS":0,"ID":"XYZ0"}]}""")]
    public async Task Unheard_of_maker_stays_unknown_with_its_replies_kept(string version, string stats)
    {
        MinerSnapshot snapshot = await MadeUpReplies.ReadAsync(MadeUpReplies.Rpc(
            ("version", version),
            ("summary", """{"SUMMARY":[{"Elapsed":100,"MHS 5s":20.5,"Accepted":4,"Rejected":1}]}"""),
            ("stats", stats),
            ("pools", """{"POOLS":[]}""")));
        Assert.Equal(("unknown", FirmwareFamily.Unknown), (snapshot.Identity.Vendor, snapshot.Identity.FirmwareFamily));
        Assert.NotEmpty(snapshot.RawReplies);
        Assert.Equal(20.5e6, snapshot.Hashrate.FiveSeconds);
    }

    /// <summary>Other things with a web server on the same network: no page of theirs makes a miner of them.</summary>
    [Theory]
    [InlineData("<html><head><title>LaserJet M404</title></head><body>Printer status</body></html>")]
    [InlineData("<html><head><title>OpenWrt - LuCI</title><meta http-equiv=\"refresh\" content=\"0; URL=/cgi-bin/luci/\"></head></html>")]
    [InlineData("<html><head><title>Synology NAS</title></head></html>")]
    [InlineData("<html><body>Welcome to nginx!</body></html>")]
    [InlineData("<html><head><link href=\"nerd-fonts.css\"><title>Wiki</title></head></html>")]
    [InlineData("<html><head><link href=\"amazeui.min.css\"><title>Camera</title></head></html>")]
    public async Task Page_of_something_else_is_no_miner(string page)
    {
        var device = new RecordedDevice(new System.Text.Json.Nodes.JsonObject { ["http"] = MadeUpReplies.Pages(("GET /", page)) });
        MinerIdentity? identity = await new MinerReader(new MinerConnectionOptions(), new ManualClock(DateTimeOffset.UnixEpoch)).IdentifyAsync(device, TestContext.Current.CancellationToken);
        Assert.True(identity is null or { Vendor: "unknown" }, identity?.Vendor);
    }
}
