using Vedette.Miners.Connections;
using Vedette.Miners.Families;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Devices that show nothing without a token. Their replies hold just enough to be recognised.</summary>
public sealed class WebLoginTests
{
    private static readonly MinerIdentity VNish = WebDevices.Identity("antminer", FirmwareFamily.VNish);
    private static readonly MinerIdentity Braiins = WebDevices.Identity("antminer", FirmwareFamily.Braiins);

    [Fact]
    public async Task Vnish_is_unlocked_with_its_password_once()
    {
        var device = LockedVNish("t1");
        var logins = Logins("vnish", "pw");

        for (var poll = 0; poll < 3; poll++) Assert.Equal(MinerState.Mining, (await WebDevices.ReadWholeAsync(device, VNish, logins)).State);

        var unlock = Assert.Single(device.WebRequests, request => request.Path == "/api/v1/unlock");
        Assert.Equal("""{"pw":"pw"}""", unlock.Body);
        Assert.All(device.WebRequests.Where(request => request.Path == "/api/v1/info"), request => Assert.Equal("t1", request.Authorization));
    }

    [Fact]
    public async Task Token_that_the_device_forgot_is_got_anew()
    {
        var logins = Logins("vnish", "pw");
        await WebDevices.ReadWholeAsync(LockedVNish("t1"), VNish, logins);
        var restarted = LockedVNish("t2");

        Assert.Equal(MinerState.Mining, (await WebDevices.ReadWholeAsync(restarted, VNish, logins)).State);
        Assert.Single(restarted.WebRequests, request => request.Path == "/api/v1/unlock");
    }

    [Fact]
    public async Task Token_of_one_device_is_not_sent_to_another()
    {
        var logins = Logins("vnish", "pw");
        await WebDevices.ReadWholeAsync(LockedVNish("t1"), VNish, logins);
        var other = LockedVNish("t9", "192.0.2.77");

        await WebDevices.ReadWholeAsync(other, VNish, logins);

        Assert.DoesNotContain(other.WebRequests, request => request.Authorization == "t1");
    }

    [Fact]
    public async Task Login_of_another_maker_is_not_tried()
    {
        var device = LockedVNish("t1");

        Assert.Equal(MinerState.AuthRequired, (await WebDevices.ReadWholeAsync(device, VNish, Logins("antminer", "root"))).State);
        Assert.DoesNotContain(device.WebRequests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Open_device_is_never_logged_in_to()
    {
        var device = LockedVNish(null);

        Assert.Equal(MinerState.Mining, (await WebDevices.ReadWholeAsync(device, VNish, Logins("vnish", "pw"))).State);
        Assert.DoesNotContain(device.WebRequests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Vnish_that_stays_locked_is_read_in_the_cgminer_manner()
    {
        var recording = RecordedDevices.File("bitmain-s21pro-vnish-1.2.7");
        recording.Remove("http");
        var families = MinerFamilies.With(new MinerConnectionOptions(), new ManualClock());
        var family = families.First(one => one.Reads(VNish));

        var snapshot = await family.ReadAsync(new RecordedDevice(recording), VNish, TestContext.Current.CancellationToken);

        Assert.NotNull(snapshot);
        Assert.Equal(173.87094e12, snapshot.Hashrate.FiveSeconds!.Value, 1e6);
        Assert.Equal([65, 65, 65], snapshot.Boards.Select(board => board.Chips));
        Assert.Equal(FirmwareFamily.VNish, snapshot.Identity.FirmwareFamily);
    }

    [Fact]
    public async Task Braiins_gives_a_token_for_its_login()
    {
        var device = new ScriptedDevice { WantedAuthorization = "bt", OpenPath = "/api/v1/auth" };
        device["POST /api/v1/auth/login"] = """{"token":"bt","timeout_s":3600}""";
        device["GET /api/v1/miner/details"] = """{"bos_version":{"current":"2025-08-06-0-3881c51d-25.07-plus"},"status":2}""";
        device["GET /api/v1/pools"] = """[{"pools":[{"url":"stratum+tcp://a.example:1","user":"w","enabled":false}]}]""";

        var snapshot = await WebDevices.ReadWholeAsync(device, Braiins, Logins("braiins", "root"));

        Assert.Equal(MinerState.Mining, snapshot.State);
        Assert.Equal(MinerPoolStatus.Disabled, Assert.Single(snapshot.Pools).Status);
        Assert.True(snapshot.Quality.Partial);
        Assert.Equal("""{"username":"user","password":"root"}""", Assert.Single(device.WebRequests, request => request.Path == "/api/v1/auth/login").Body);
    }

    [Fact]
    public async Task Braiins_of_before_rest_is_asked_by_graphql_at_once()
    {
        var device = RecordedDevice.Load("bitmain-s9-braiins-22.08");

        await WebDevices.ReadWholeAsync(device, Braiins with { FirmwareVersion = "2022-09-13-0-11012d53-22.08-plus" });

        Assert.Equal("POST :80/graphql", device.Asked[0]);
        Assert.DoesNotContain(device.Asked, asked => asked.Contains("/api/v1/", StringComparison.Ordinal));
    }

    [Fact]
    public void Password_is_in_no_text_of_a_login() => Assert.DoesNotContain("secret", new DeviceLogin("root", "secret").ToString(), StringComparison.Ordinal);

    private static ReadingLogins Logins(string name, string password) => new(asked => asked == name ? new DeviceLogin("user", password) : null, new ManualClock());

    private static ScriptedDevice LockedVNish(string? token, string address = "192.0.2.9")
    {
        var device = new ScriptedDevice { Address = address, WantedAuthorization = token, OpenPath = "/api/v1/unlock" };
        device["GET /api/v1/summary"] = """{"miner":{"miner_status":{"miner_state":"mining"},"hr_realtime":1000}}""";
        device["GET /api/v1/info"] = """{"miner":"Antminer S19","fw_version":"1.2.3","hr_measure":"GH/s"}""";
        if (token is not null) device["POST /api/v1/unlock"] = $$"""{"token":"{{token}}"}""";
        return device;
    }
}
