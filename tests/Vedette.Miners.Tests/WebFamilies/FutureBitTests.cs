using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Families;
using Vedette.Miners.Tests.Families;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>No free recording of an Apollo exists: these replies were written for the tests after the names and types of its interface, which are public.</summary>
public sealed class FutureBitTests
{
    private const string Unit = """
        {"version":"v2","statVersion":"1.2","versions":{"miner":"v2.0.4"},
         "master":{"upTime":7200,"boardsW":301.5,"intervals":{"int_30":{"bySol":9100.5},"int_300":{"bySol":9050},"int_900":{"bySol":9010},"int_0":{"bySol":8990}}},
         "pool":{"host":"user:pw@solo.example.pool","port":3333,"userName":"bc1.apollo","diff":8192,"intervals":{"int_0":{"sharesAccepted":420,"sharesRejected":3,"inService":7190}}},
         "fans":{"int_0":{"rpm":[2400]}},"slots":{"int_0":{"chips":44,"temperature":61,"temperature1":0,"ghs":9120.25,"errors":12}},"slaves":[{"uid":"590055001351"}]}
        """;

    private const string Standard = """
        {"version":"v2","master":{"upTime":7100,"boardsW":200,"intervals":{"int_30":{"bySol":3000},"int_300":{"bySol":3000}}},
         "pool":{"host":"solo.example.pool","port":3333,"userName":"bc1.apollo","intervals":{"int_0":{"sharesAccepted":100,"sharesRejected":1,"inService":7000}}},
         "fans":{"int_0":{"rpm":[2100]}},"slots":{"int_0":{"chips":44,"temperature":58}},"slaves":[{"uid":"590055001352"}]}
        """;

    private const string Refusal = """{"errors":[{"message":"You must be authenticated to access this resource","extensions":{"code":"UNAUTHENTICATED"}}],"data":{"Mcu":null}}""";

    private static readonly string Mcu = """{"data":{"Mcu":{"stats":{"result":{"stats":{"hostname":"futurebit-apollo-2","network":[{"name":"lo","mac":"00:00:00:00:00:00"},{"name":"wlan0","mac":"02:00:5e:70:00:02"},{"name":"eth0","mac":"02:00:5e:70:00:01"}]}}}}}}""";

    [Fact]
    public async Task Apollo_is_told_by_its_redirection_and_read_with_the_units_that_hang_on_it()
    {
        var snapshot = await MadeUpReplies.ReadAsync(Apollo());

        Assert.Equal(("futurebit", "Apollo II", "v2.0.4", "590055001351"), (snapshot.Identity.Vendor, snapshot.Identity.Model, snapshot.Identity.FirmwareVersion, snapshot.Identity.Serial));
        Assert.Equal(("02:00:5e:70:00:01", "futurebit-apollo-2", "sha256d"), (snapshot.Identity.Mac, snapshot.Identity.Hostname, snapshot.Identity.Algorithm));
        Assert.Equal((12120.25e9, 12050e9, 9010e9, 8990e9), (snapshot.Hashrate.FiveSeconds, snapshot.Hashrate.FiveMinutes, snapshot.Hashrate.FifteenMinutes, snapshot.Hashrate.Average));
        Assert.Equal((MinerState.Mining, 7200d, 501.5, PowerSource.Reported), (snapshot.State, snapshot.ProcessUptimeSeconds, snapshot.PowerWatts, snapshot.PowerSource));
        Assert.Equal([(9120.25e9, 61d, 44, 44), (3000e9, 58d, 44, 44)], snapshot.Boards.Select(board => (board.Hashrate!.Value, board.BoardTemperature!.Value, board.Chips!.Value, board.ExpectedChips!.Value)));
        Assert.Equal([2400d, 2100], snapshot.Fans.Select(fan => fan.Rpm!.Value));
        var pool = Assert.Single(snapshot.Pools);
        Assert.Equal(("solo.example.pool:3333", "bc1.apollo", 520, 4, true, MinerPoolStatus.Alive), (pool.Url, pool.Worker, pool.Accepted, pool.Rejected, pool.Active, pool.Status));
        Assert.Equal((520, 4), (snapshot.Shares.Accepted, snapshot.Shares.Rejected));
        Assert.Null(snapshot.Temperatures.Chip);
        Assert.Null(snapshot.Hashrate.Expected);
    }

    /// <summary>The window of half a minute still tells what the board did before it stopped.</summary>
    [Fact]
    public async Task Board_that_stands_still_makes_nothing()
    {
        var snapshot = await MadeUpReplies.ReadAsync(Apollo(Unit.Replace("\"ghs\":9120.25", "\"ghs\":0", StringComparison.Ordinal)));

        Assert.Equal((0, MinerState.Unknown), (snapshot.Hashrate.FiveSeconds, snapshot.State));
    }

    [Fact]
    public async Task Miner_that_was_stopped_lists_nothing() => Assert.Equal(MinerState.Stopped, (await MadeUpReplies.ReadAsync(Apollo(""))).State);

    [Fact]
    public async Task Locked_one_is_read_with_the_password_that_was_configured_and_logged_in_to_once()
    {
        var device = new LockedApollo(Unit, Mcu, "tok");
        var logins = new ReadingLogins(name => name == "futurebit" ? new DeviceLogin("ignored", "pa\"ss") : null, new ManualClock());

        for (var poll = 0; poll < 3; poll++)
        {
            var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("futurebit"), logins);
            Assert.Equal(("02:00:5e:70:00:01", 9120.25e9), (snapshot.Identity.Mac, snapshot.Hashrate.FiveSeconds));
        }

        Assert.Equal("pa\"ss", JsonNode.Parse(Assert.Single(device.Logins))!["variables"]!["input"]!["password"]!.GetValue<string>());
    }

    [Fact]
    public async Task Locked_one_without_a_password_wants_a_login()
    {
        var device = new LockedApollo(Unit, Mcu, "tok");

        var snapshot = await WebDevices.ReadWholeAsync(device, WebDevices.Identity("futurebit"));

        Assert.Equal(("futurebit", MinerState.AuthRequired), (snapshot.Identity.Vendor, snapshot.State));
        Assert.Null(snapshot.Hashrate.FiveSeconds);
        Assert.Empty(device.Logins);
    }

    [Fact]
    public async Task Page_that_leads_elsewhere_is_no_apollo() =>
        Assert.Null(await new MinerReader(new MinerConnectionOptions(), new ManualClock()).IdentifyAsync(
            new RecordedDevice(new JsonObject { ["http"] = new JsonObject { ["GET /"] = new JsonObject { ["status"] = 308, ["headers"] = new JsonObject { ["location"] = "/login" }, ["body"] = "" } } }),
            TestContext.Current.CancellationToken));

    /// <param name="units">Of its list, parted by commas.</param>
    internal static RecordedDevice Apollo(string? units = null) => new(new JsonObject
    {
        ["http"] = new JsonObject
        {
            ["GET /"] = new JsonObject { ["status"] = 308, ["headers"] = new JsonObject { ["location"] = "/overview" }, ["body"] = "/overview" },
            ["POST :5000/api/graphql (miner)"] = new JsonObject { ["status"] = 200, ["body"] = Miner(units ?? $"{Unit},{Standard}") },
            ["POST :5000/api/graphql (controller)"] = new JsonObject { ["status"] = 200, ["body"] = Mcu },
        },
    });

    private static string Miner(string units) => $$"""{"data":{"Miner":{"stats":{"result":{"stats":[{{units}}]} } } } }""";

    /// <summary>Answers nothing but the login without a token: with a status of 200 and an error.</summary>
    private sealed class LockedApollo(string unit, string mcu, string token) : IMinerConnection
    {
        public string Address => "192.0.2.50";

        public List<string> Logins { get; } = [];

        public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));

        public ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop)
        {
            Assert.Equal(("POST", 5000, "/api/graphql"), (request.Method, request.Port, request.Path));
            var query = JsonNode.Parse(request.Body!)!["query"]!.GetValue<string>();
            if (query.Contains("Auth", StringComparison.Ordinal))
            {
                Logins.Add(request.Body!);
                return Answer($$$"""{"data":{"Auth":{"login":{"result":{"accessToken":"{{{token}}}"},"error":null} } } }""");
            }

            return request.Authorization != $"Bearer {token}" ? Answer(Refusal) : Answer(query.Contains("Mcu", StringComparison.Ordinal) ? mcu : Miner(unit));
        }

        public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) => ValueTask.FromResult(DeviceReply.Without(ReplyOutcome.Refused));

        private static ValueTask<DeviceReply> Answer(string body) => ValueTask.FromResult(new DeviceReply(ReplyOutcome.Answered, System.Text.Encoding.UTF8.GetBytes(body)) { Status = 200 });
    }
}
