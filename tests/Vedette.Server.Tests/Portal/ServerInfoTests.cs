using System.Text.Json;

namespace Vedette.Server.Tests.Portal;

public sealed class ServerInfoTests
{
    [Fact]
    public async Task The_settings_page_hears_which_server_this_is_and_since_when()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        DateTimeOffset started = server.Clock.GetUtcNow();
        using HttpClient admin = await server.SetUpAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));

        JsonElement info = await (await admin.GetAsync("/api/server", ControlServer.Stop)).JsonAsync();

        Assert.Equal(started, info.GetProperty("started_at").GetDateTimeOffset());
        Assert.Matches(@"^\d+\.\d+\.\d+", info.GetProperty("version").GetString());
        Assert.False(info.GetProperty("tls").GetBoolean());
        Assert.InRange(info.GetProperty("grpc_port").GetInt32(), 1, 65535);
    }
}
