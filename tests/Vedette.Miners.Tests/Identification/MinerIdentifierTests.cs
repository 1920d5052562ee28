using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Identification;

public sealed class MinerIdentifierTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static MinerReader Reader => new(new MinerConnectionOptions(), new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>What 4028 answers to <c>version</c>, and what it tells.</summary>
    public static TheoryData<string, string, FirmwareFamily> Versions => new()
    {
        { """{"STATUS":[{"STATUS":"S","Description":"BOSminer+ 0.9"}],"VERSION":[{"BOSminer+":"0.9","API":"3.7"}]}""", "antminer", FirmwareFamily.Braiins },
        { """{"STATUS":"S","Description":"btminer 2.0.4","VERSION":[{"CGMiner":"4.9.2"}]}""", "whatsminer", FirmwareFamily.Stock },
        { """{"STATUS":[{"STATUS":"E","Code":14,"Msg":"invalid cmd","Description":"whatsminer v1.3"}],"id":1}""", "whatsminer", FirmwareFamily.Stock },
        { """{"VERSION":[{"BMMiner":"2.0.0","Miner":"30.0.1.3","Type":"Antminer S9 Hiveon"}]}""", "antminer", FirmwareFamily.Hiveon },
        { """{"VERSION":[{"BMMiner":"2.0.0 rwglr","Type":"Antminer S9i Hiveon"}]}""", "antminer", FirmwareFamily.Hiveon },
        { """{"VERSION":[{"BMMiner":"4.11.1 rwglr","Type":"S19-88 v.2.6.0.39 "}]}""", "antminer", FirmwareFamily.Msk },
        { """{"VERSION":[{"BMMiner":"2.0.0 asicseer","Type":"Antminer S9"}]}""", "antminer", FirmwareFamily.Custom },
        { """{"VERSION":[{"BMMiner":"2.0.0","CompileTime":"Blissz v1.1","Type":"Antminer L3+"}]}""", "antminer", FirmwareFamily.Custom },
        { """{"VERSION":[{"CGMiner":"4.9.0","Type":"Antminer S9 (vnish 3.8.6)"}]}""", "antminer", FirmwareFamily.VNish },
        { "{\"VERSION\":[{\"BMMiner\":\"2.0.0\",\"Type\":\"Antminer S9\nV1.x\"}]}", "antminer", FirmwareFamily.Stock },
        { """{"STATUS":[{"STATUS":"S","Description":"kaonsu v1"}],"VERSION":[{"CGMiner":"x"}]}""", "antminer", FirmwareFamily.Marathon },
        { """{"STATUS":[{"STATUS":"S","Description":"innominer a9-1"}],"VERSION":[{"CGMiner":"4.10"}]}""", "innosilicon", FirmwareFamily.Stock },
        { """{"VERSION":[{"CGMiner":"4.11.1","PROD":"AvalonMiner 1246"}]}""", "avalon", FirmwareFamily.Stock },
        { """{"STATUS":[{"STATUS":"S","Description":"bdminer 1.0"}],"VERSION":[{"bdminer":"1.0"}]}""", "sealminer", FirmwareFamily.Stock },
        { """{"STATUS":[{"STATUS":"S","Description":"intchains_qomo 1.0"}],"VERSION":[{"CGMiner":"4.10"}]}""", "goldshell", FirmwareFamily.Stock },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Maker_and_firmware_stand_in_the_version(string version, string vendor, FirmwareFamily firmware)
    {
        MinerIdentity? identity = await Reader.IdentifyAsync(Device(new JsonObject { ["version"] = version }), Stop);
        Assert.NotNull(identity);
        Assert.Equal(vendor, identity.Vendor);
        Assert.Equal(firmware, identity.FirmwareFamily);
        Assert.Equal("rpc version", Assert.Single(identity.Evidence).Source);
    }

    /// <summary>Many built on BFGMiner, and its owners run it on machines of their own.</summary>
    [Fact]
    public async Task Program_that_everybody_uses_names_no_maker()
    {
        RecordedDevice device = Device(
            new JsonObject { ["version"] = """{"STATUS":[{"STATUS":"S","Description":"bfgminer 5.5.0"}],"VERSION":[{"BFGMiner":"5.5.0","API":"3.3"}],"id":1}""", ["summary"] = """{"SUMMARY":[{"Elapsed":500,"MHS 20s":1500.5}],"id":1}""" },
            Page("GET /", 200, "<html><title>Status</title></html>"));
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal(("unknown", FirmwareFamily.Unknown), (identity!.Vendor, identity.FirmwareFamily));
        Assert.Equal("BFGMiner 5.5.0", Assert.Single(identity.Evidence).Marker);
        Assert.Contains("GET :80/mcb/status", device.Asked);
    }

    [Theory]
    [InlineData("<html><title>Status</title></html>", "GET /mcb/status")]
    [InlineData("<html><title>Goldshell miner</title></html>", "GET /")]
    public async Task Program_that_everybody_uses_is_a_goldshells_where_the_web_says_so(string page, string source)
    {
        JsonObject pages = Page("GET /", 200, page);
        pages["GET /mcb/status"] = new JsonObject { ["status"] = 200, ["body"] = """{"model":"Goldshell-KD5","firmware":"2.1.3"}""" };
        RecordedDevice device = Device(new JsonObject { ["version"] = """{"STATUS":[{"STATUS":"S","Description":"bfgminer 5.4.2"}],"VERSION":[{"BFGMiner":"5.4.2","API":"3.3"}],"id":1}""" }, pages);
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal(("goldshell", "KD5", "2.1.3"), (identity!.Vendor, identity.Model, identity.FirmwareVersion));
        Assert.Equal(["rpc version", source], identity.Evidence.Select(evidence => evidence.Source));
    }

    [Fact]
    public async Task Printer_is_no_miner()
    {
        RecordedDevice printer = Device(null, Page("GET /", 200, "<html><head><title>HP LaserJet</title></head><body>Supplies: black cartridge 40%</body></html>"));
        Assert.Null(await Reader.IdentifyAsync(printer, Stop));
        Assert.DoesNotContain(printer.Asked, asked => asked.Contains(":4028/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<html>Nerd fonts</html>")]
    [InlineData("<html>Museum of Avalon</html>")]
    [InlineData("<html><a href=/cgi-bin/luci>LuCI</a> OpenWrt</html>")]
    public async Task Word_on_a_page_alone_makes_no_miner(string page) => Assert.Null(await Reader.IdentifyAsync(Device(null, Page("GET /", 200, page)), Stop));

    [Fact]
    public async Task Special_firmware_beats_the_makers_name()
    {
        RecordedDevice device = Device(
            new JsonObject { ["version"] = """{"VERSION":[{"BMMiner":"1.0","Type":"Antminer S19"}]}""" },
            Page("GET /", 200, "<meta name=\"firmware\" content=\"AnthillOS\">"));
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal(FirmwareFamily.VNish, identity!.FirmwareFamily);
        Assert.False(identity.IsAmbiguous);
        Assert.Equal(["rpc version", "GET /"], identity.Evidence.Select(evidence => evidence.Source));
    }

    [Fact]
    public async Task Two_makers_at_one_address_are_marked()
    {
        RecordedDevice device = Device(
            new JsonObject { ["version"] = """{"VERSION":[{"BMMiner":"1.0","Type":"Antminer S19"}]}""", ["summary"] = """{"SUMMARY":[{"GHS 5s":1}]}""" },
            Page("GET /", 200, "<title>Proto OS</title>"));
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal("antminer", identity!.Vendor);
        Assert.True(identity.IsAmbiguous);
        Assert.Equal(2, identity.Evidence.Count);
    }

    [Fact]
    public async Task Unknown_program_is_a_miner_whose_replies_are_kept_without_passwords()
    {
        RecordedDevice device = Device(new JsonObject
        {
            ["version"] = """{"STATUS":[{"STATUS":"S","Description":"cgminer 9.9"}],"VERSION":[{"CGMiner":"9.9","API":"3.7"}],"id":1}""",
            ["summary"] = """{"SUMMARY":[{"Elapsed":500,"MHS 5s":1500.5,"Accepted":7}],"id":1}""",
            ["pools"] = """{"POOLS":[{"POOL":0,"URL":"stratum+tcp://me:hush@Pool.Example:3333","User":"w","Password":"hush"}],"id":1}""",
        });
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal("unknown", identity!.Vendor);
        Assert.Contains("9.9", identity.Evidence[0].Marker, StringComparison.Ordinal);

        MinerSnapshot? snapshot = await Reader.ReadAsync(device, identity, Stop);
        Assert.Equal(1500.5e6, snapshot!.Hashrate.FiveSeconds);
        Assert.Equal(7, snapshot.Shares.Accepted);
        Assert.Equal("stratum+tcp://pool.example:3333", Assert.Single(snapshot.Pools).Url);
        Assert.Contains(snapshot.RawReplies, reply => reply.StartsWith("pools:", StringComparison.Ordinal));
        Assert.All(snapshot.RawReplies, reply => Assert.DoesNotContain("hush", reply, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_access_still_speaks_the_language()
    {
        MinerIdentity? identity = await Reader.IdentifyAsync(Device(new JsonObject { ["<unknown>"] = """{"STATUS":[{"STATUS":"E","Code":45,"Msg":"Access denied to 'version' command","Description":"cgminer 4.9.0"}],"id":1}""" }), Stop);
        Assert.Equal("unknown", identity!.Vendor);
    }

    [Fact]
    public async Task Realm_names_a_maker_that_shows_nothing_else_and_its_login_is_wanted()
    {
        RecordedDevice device = Device(null, Page("GET /", 401, "", "Digest realm=\"ANTMINER Configuration\", nonce=\"1\""));
        MinerIdentity? identity = await Reader.IdentifyAsync(device, Stop);
        Assert.Equal("antminer", identity!.Vendor);
    }

    [Fact]
    public async Task Other_firmware_than_known_comes_back_as_unknown()
    {
        var known = new MinerIdentity { Vendor = "antminer", FirmwareFamily = FirmwareFamily.Stock, Mac = "02:00:00:00:00:01" };
        MinerSnapshot? snapshot = await Reader.ReadAsync(RecordedDevice.Load("bitmain-s19kpro-luxos-2025.4.8"), known, Stop);
        Assert.Equal("unknown", snapshot!.Identity.Vendor);
        MinerSnapshot? other = await Reader.ReadAsync(RecordedDevice.Load("canaan-avalonq-25052801"), known, Stop);
        Assert.Equal("unknown", other!.Identity.Vendor);
    }

    [Fact]
    public async Task Nobody_there_is_nobody()
    {
        Assert.Null(await Reader.IdentifyAsync(Device(null), Stop));
        Assert.Null(await Reader.ReadAsync(Device(null), new MinerIdentity { Vendor = "antminer" }, Stop));
        Assert.Null(await Reader.ReadAsync(Device(null), new MinerIdentity { Vendor = "whatsminer" }, Stop));
    }

    [Fact]
    public async Task Cancellation_goes_through()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Reader.IdentifyAsync(Device(null), stop.Token));
    }

    private static RecordedDevice Device(JsonObject? rpc, JsonObject? http = null)
    {
        var recording = new JsonObject();
        if (rpc is not null)
        {
            recording["rpc"] = rpc;
        }

        if (http is not null)
        {
            recording["http"] = http;
        }

        return new RecordedDevice(recording);
    }

    private static JsonObject Page(string question, int status, string body, string? challenge = null) => new()
    {
        [question] = new JsonObject { ["status"] = status, ["headers"] = challenge is null ? [] : new JsonObject { ["WWW-Authenticate"] = challenge }, ["body"] = body },
    };
}
