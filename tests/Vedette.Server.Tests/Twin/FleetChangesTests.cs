using System.Net;
using System.Text.Json;
using Vedette.Model.States;
using Vedette.Server.Fleet;
using Vedette.Server.Twin;

namespace Vedette.Server.Tests.Twin;

public sealed class FleetChangesTests
{
    private const long Cycle = 10_000;

    [Fact]
    public async Task Changes_of_all_hosts_stand_on_one_lane_and_every_page_goes_on_where_the_last_ended()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        ToldHost[] hosts = [twin.Host, await AddAsync(twin, "db1"), await AddAsync(twin, "db2")];
        for (int i = 0; i < 6; i++)
        {
            foreach (ToldHost host in hosts)
            {
                // Two changes of each host at each moment; moments are the same for the second and the third.
                Package(host, "a", i);
                Package(host, "b", i);
                await host.TellAsync(start + (i * Cycle) + (host == hosts[0] ? 1 : 0));
            }
        }

        string[] all = [.. Lines(await twin.GetAsync($"/api/changes?from={start}&limit=100"))];
        Assert.Equal(5 * 2 * 3, all.Length);
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(all, all.OrderByDescending(l => l.Split(' ')[0], StringComparer.Ordinal).ThenBy(l => l.Split(' ')[1], StringComparer.Ordinal));
        Assert.Equal($"{start + (5 * Cycle) + 1} web1 a 4 -> 5", all[0]);
        foreach (int size in new[] { 1, 2, 3, 7, 29, 30 })
        {
            Assert.Equal(all, await PagesAsync(twin, $"/api/changes?from={start}&limit={size}", size));
        }

        JsonElement earlier = await twin.GetAsync($"/api/changes?from={start}&before={start + (2 * Cycle)}");
        Assert.Equal(all.Where(l => long.Parse(l.Split(' ')[0]) < start + (2 * Cycle)), Lines(earlier));
        Assert.Equal(JsonValueKind.Null, earlier.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_container_that_was_created_anew_is_one_change_also_where_a_page_ends_between()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Image(twin.Host, "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, "ab");
        await twin.Host.TellAsync(start + Cycle);
        twin.Host.Set(EntityKind.Container, "cd", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, "nginx:1.27"); });
        await twin.Host.TellAsync(start + (2 * Cycle));

        Assert.Single(await PagesAsync(twin, $"/api/changes?from={start}&limit=1", 1));
        Assert.Empty(Lines(await twin.GetAsync($"/api/changes?from={start}&before={start + (2 * Cycle)}")));
    }

    [Fact]
    public async Task A_page_can_be_of_some_hosts_kinds_and_categories()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        ToldHost other = await AddAsync(twin, "db1");
        foreach (ToldHost host in new[] { twin.Host, other })
        {
            Package(host, "a", 1);
            Image(host, "nginx:1.26");
            await host.TellAsync(start);
            Package(host, "a", 2);
            Image(host, "nginx:1.27");
            await host.TellAsync(start + Cycle);
        }

        Assert.Equal(["web1 image", "web1 package"], await WhatAsync(twin, $"host={twin.Host.Id}"));
        Assert.Equal(["db1 image", "db1 package"], await WhatAsync(twin, "host=DB1"));
        Assert.Equal(["db1 image", "web1 image"], await WhatAsync(twin, "category=image,driver"));
        Assert.Equal(["db1 package", "web1 package"], await WhatAsync(twin, "kinds=package"));
        Assert.Equal(["db1 image"], await WhatAsync(twin, "kinds=container&host=db1,db1"));
        Assert.Empty(await WhatAsync(twin, "kinds=process"));

        async Task<string[]> WhatAsync(TwinServer server, string choice) =>
            [.. (await server.GetAsync($"/api/changes?from={start}&{choice}")).GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("host")} {c.GetProperty("category")}").Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("category=nothing", "category names 'nothing'")]
    [InlineData("host=nobody", "host names 'nobody'")]
    [InlineData("host=999", "host names '999'")]
    [InlineData("kinds=x", "kinds names 'x'")]
    [InlineData("before=1-2-3-4", "before is '1-2-3-4'")]
    [InlineData("limit=2001", "limit is '2001'")]
    [InlineData("from=200&to=100", "from is after to")]
    [InlineData("from=100&to=200000000", "more than 31 days apart")]
    public async Task What_cannot_be_asked_is_said(string parameters, string error)
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        (HttpStatusCode status, string said) = await twin.RefusedAsync($"/api/changes?{parameters}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(error, said.Replace("from and to are ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_goes_away_stops_the_reading()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var reader = new FleetChangeReader(new ChangeReader(null!));
        var host = new Storage.Control.AgentRow { Id = 1, Kind = Storage.Control.AgentKind.Host, Name = "a", CreatedAtMs = 1 };
        Assert.Throws<OperationCanceledException>(() => reader.Read(new FleetChangeQuery((0, 1, 1), null, [host], KindChoice.Everything, null, 1), gone.Token));
    }

    private static async Task<ToldHost> AddAsync(TwinServer twin, string name)
    {
        IssuedKey issued = await twin.Server.AddAgentAsync(name);
        return new ToldHost(twin.Server.Services, issued.Agent.Id);
    }

    private static void Package(ToldHost host, string name, int version) =>
        host.Set(EntityKind.Package, name, d => { d.Text(PackageFields.Name, name); d.Text(PackageFields.Version, $"{version}"); });

    private static void Image(ToldHost host, string image) => host.Set(EntityKind.Container, "ab", d => { d.Text(ContainerFields.Name, "web"); d.Text(ContainerFields.Image, image); });

    private static IEnumerable<string> Lines(JsonElement reply) =>
        reply.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("at_ms")} {c.GetProperty("host")} {c.GetProperty("summary")}");

    private static async Task<List<string>> PagesAsync(TwinServer twin, string call, int size)
    {
        var lines = new List<string>();
        string? next = null;
        do
        {
            JsonElement reply = await twin.GetAsync(next is null ? call : $"{call}&before={next}");
            string[] page = [.. Lines(reply)];
            Assert.InRange(page.Length, 1, size);
            lines.AddRange(page);
            next = reply.GetProperty("next").GetString();
        }
        while (next is not null);
        return lines;
    }
}
