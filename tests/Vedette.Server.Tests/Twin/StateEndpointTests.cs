using System.Net;
using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Tests.Twin;

public sealed class StateEndpointTests
{
    [Fact]
    public async Task A_process_that_was_killed_is_there_at_its_moment_and_gone_now()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 60_000;
        twin.Host.Set(EntityKind.Process, "1@1", d => { d.Integer(ProcessFields.Pid, 1); d.Text(ProcessFields.Name, "init"); });
        await twin.Host.TellAsync(start);
        twin.Host.Set(EntityKind.Process, "99@7", d => { d.Integer(ProcessFields.Pid, 99); d.Text(ProcessFields.Name, "xmrig"); d.TextList(ProcessFields.CommandLine, ["xmrig", "-o", "pool"]); }, r => r.Number(ProcessFields.CpuPercent, 398.1));
        await twin.Host.TellAsync(start + 10_000);
        twin.Host.Remove(EntityKind.Process, "99@7");
        await twin.Host.TellAsync(start + 50_000);

        JsonElement now = await twin.GetAsync("state");
        JsonElement then = await twin.GetAsync($"state?at={start + 20_000}&kinds=process,service");
        JsonElement before = await twin.GetAsync($"state?at={start - 1}");

        Assert.Equal(["host_id", "at_ms", "as_of_ms", "live", "complete", "entities"], now.Fields());
        Assert.True(now.GetProperty("live").GetBoolean());
        Assert.Single(now.GetProperty("entities").GetProperty("process").EnumerateArray());
        Assert.False(now.GetProperty("entities").TryGetProperty("package", out _));
        Assert.False(then.GetProperty("live").GetBoolean());
        Assert.True(then.GetProperty("complete").GetBoolean());
        Assert.Equal(start + 10_000, then.GetProperty("as_of_ms").GetInt64());
        Assert.Equal(["process", "service"], then.GetProperty("entities").Fields());
        JsonElement hog = then.GetProperty("entities").GetProperty("process").EnumerateArray().Single(p => p.GetProperty("key").GetString() == "99@7");
        Assert.Equal(["key", "pid", "name", "command_line", "cpu_percent"], hog.Fields());
        Assert.Equal(398.1, hog.GetProperty("cpu_percent").GetDouble());
        Assert.Equal(JsonValueKind.Null, before.GetProperty("as_of_ms").ValueKind);
        Assert.Empty(before.GetProperty("entities").EnumerateObject());
    }

    [Fact]
    public async Task A_host_that_watches_a_site_is_shown_without_its_miners_unless_they_are_asked_for()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        twin.Host.Set(EntityKind.Miner, "02:00:00:00:00:01", d => d.Text(MinerFields.Address, "10.0.0.1"));
        twin.Host.Set(EntityKind.MinerBoard, "02:00:00:00:00:01/0", d => d.Text(MinerBoardFields.Miner, "02:00:00:00:00:01"));
        twin.Host.Set(EntityKind.MinerRange, "10.0.0.0/24", d => d.Text(MinerRangeFields.Range, "10.0.0.0/24"));
        await twin.Host.TellAsync(twin.NowMs);

        string[] usual = (await twin.GetAsync("state")).GetProperty("entities").Fields();
        JsonElement asked = (await twin.GetAsync("state?kinds=miner,miner_board")).GetProperty("entities");

        Assert.Contains("miner_range", usual);
        Assert.DoesNotContain(usual, kind => kind is "miner" or "miner_board" or "miner_pool" or "miner_fan" or "package");
        Assert.Equal([1, 1], asked.EnumerateObject().Select(kind => kind.Value.GetArrayLength()));
    }

    [Fact]
    public async Task A_diff_names_what_came_went_and_changed_and_no_readings()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 60_000;
        twin.Host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.26"); }, r => r.Number(ContainerFields.CpuPercent, 1));
        twin.Host.Set(EntityKind.Process, "5@5", d => { d.Integer(ProcessFields.Pid, 5); d.Text(ProcessFields.Name, "old"); });
        await twin.Host.TellAsync(start);
        twin.Host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.27"); }, r => r.Number(ContainerFields.CpuPercent, 2));
        twin.Host.Remove(EntityKind.Process, "5@5");
        twin.Host.Set(EntityKind.Process, "6@6", d => { d.Integer(ProcessFields.Pid, 6); d.Text(ProcessFields.Name, "new"); });
        await twin.Host.TellAsync(start + 10_000);

        JsonElement diff = await twin.GetAsync($"state/diff?from={start}");

        Assert.Equal(start, diff.GetProperty("from_as_of_ms").GetInt64());
        Assert.True(diff.GetProperty("complete").GetBoolean());
        Assert.Equal(
            ["appeared new", "changed web", "gone old"],
            diff.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("change")} {c.GetProperty("title")}").Order(StringComparer.Ordinal));
        JsonElement changed = diff.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("change").GetString() == "changed");
        JsonElement field = Assert.Single(changed.GetProperty("fields").EnumerateArray());
        Assert.Equal("""{"name":"image","before":"nginx:1.26","after":"nginx:1.27"}""", field.GetRawText());
        Assert.Equal(["kind", "key", "title", "change", "fields"], changed.Fields());
        Assert.Equal(HttpStatusCode.BadRequest, (await twin.RefusedAsync("state/diff")).Status);
    }

    [Fact]
    public async Task An_entity_is_found_over_the_fleet_now_and_in_the_past()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        var other = new ToldHost(twin.Server.Services, (await twin.Server.AddAgentAsync("web2")).Agent.Id);
        long start = twin.NowMs - 60_000;
        twin.Host.Set(EntityKind.Process, "5@5", d => { d.Text(ProcessFields.Name, "python3"); d.TextList(ProcessFields.CommandLine, ["python3", "/srv/Miner.py"]); });
        other.Set(EntityKind.Service, "miner.service", d => d.Text(ServiceFields.Name, "miner.service"));
        other.Set(EntityKind.Package, "miner:amd64", d => { d.Text(PackageFields.Name, "miner"); d.Text(PackageFields.Version, "1"); });
        await twin.Host.TellAsync(start);
        await other.TellAsync(start);
        twin.Host.Remove(EntityKind.Process, "5@5");
        await twin.Host.TellAsync(start + 10_000);

        string[] Hosts(JsonElement reply) => [.. reply.GetProperty("matches").EnumerateArray().Select(m => $"{m.GetProperty("host")} {m.GetProperty("kind")} {m.GetProperty("title")}")];
        Assert.Equal(["web2 service miner.service"], Hosts(await twin.GetAsync("/api/states/search?q=MINER")));
        Assert.Equal(["web1 process python3", "web2 service miner.service"], Hosts(await twin.GetAsync($"/api/states/search?q=miner&at={start + 1}")));
        Assert.Equal(["web2 package miner"], Hosts(await twin.GetAsync("/api/states/search?q=miner&kind=package")));
        JsonElement first = await twin.GetAsync($"/api/states/search?q=miner&at={start + 1}&limit=1");
        Assert.True(first.GetProperty("truncated").GetBoolean());
    }

    [Theory]
    [InlineData("state?at=yesterday", "at is 'yesterday'")]
    [InlineData("state?kinds=process,cat", "kinds names 'cat'")]
    [InlineData("changes?limit=5001", "limit is '5001'")]
    [InlineData("changes?from=2000000000&to=1000000000", "from is after to")]
    [InlineData("findings?at=x", "at is 'x'")]
    [InlineData("/api/states/search?q=", "q has 0 characters")]
    public async Task A_parameter_that_cannot_be_read_is_named(string call, string problem)
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        (HttpStatusCode status, string error) = await twin.RefusedAsync(call);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("state/diff?from=1")]
    [InlineData("changes")]
    [InlineData("findings")]
    [InlineData("state/live")]
    public async Task A_host_that_is_not_there_is_told(string call)
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        Assert.Equal((HttpStatusCode.NotFound, "There is no host 77."), await twin.RefusedAsync($"/api/vps/77/{call}"));
    }
}
