using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Tests.Twin;

/// <summary>An update of a container is a removal and a creation under the same name; people see one container that changed.</summary>
public sealed class RecreatedContainerTests
{
    private const long Cycle = 10_000;
    private const string Old = "aaaaaaaaaaaa0000";
    private const string New = "bbbbbbbbbbbb1111";

    [Fact]
    public async Task Another_container_under_the_same_name_is_one_change_of_image()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, Old);
        Container(twin.Host, New, "web", "nginx:1.27");
        await twin.Host.TellAsync(start + Cycle);

        Assert.Equal([$"{start + Cycle} image changed {New} web recreated: image nginx:1.26 -> nginx:1.27"], await LinesAsync(twin, start));
        JsonElement field = Fields(await twin.GetAsync($"changes?from={start}")).Single(f => f.GetProperty("name").GetString() == "image");
        Assert.Equal(("nginx:1.26", "nginx:1.27"), (field.GetProperty("before").GetString(), field.GetProperty("after").GetString()));
        JsonElement diff = await twin.GetAsync($"state/diff?from={start}");
        Assert.Equal(("changed", New), Assert.Single(diff.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("change").GetString(), c.GetProperty("key").GetString()))));
    }

    [Fact]
    public async Task A_moment_without_it_between_the_two_is_part_of_the_same_change()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, Old);
        await twin.Host.TellAsync(start + Cycle);
        Assert.Equal([$"{start + Cycle} container gone {Old} web removed"], await LinesAsync(twin, start));

        await twin.Host.TellAsync(start + (2 * Cycle));
        Container(twin.Host, New, "web", "nginx:1.27");
        await twin.Host.TellAsync(start + (3 * Cycle));
        Assert.Equal([$"{start + (3 * Cycle)} image changed {New} web recreated: image nginx:1.26 -> nginx:1.27"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task The_name_that_compose_gives_until_the_old_one_is_gone_is_part_of_the_same_change()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        Container(twin.Host, New, "aaaaaaaaaaaa_web", "nginx:1.27");
        await twin.Host.TellAsync(start + Cycle);
        twin.Host.Remove(EntityKind.Container, Old);
        await twin.Host.TellAsync(start + (2 * Cycle));
        Container(twin.Host, New, "web", "nginx:1.27");
        await twin.Host.TellAsync(start + (3 * Cycle));

        Assert.Equal([$"{start + (3 * Cycle)} image changed {New} web recreated: image nginx:1.26 -> nginx:1.27"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task The_same_image_again_is_a_container_that_was_recreated()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, Old);
        Container(twin.Host, New, "web", "nginx:1.26");
        await twin.Host.TellAsync(start + Cycle);

        Assert.Equal([$"{start + Cycle} container changed {New} web recreated"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task It_is_one_change_too_where_the_agent_was_away_meanwhile()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, Old);
        Container(twin.Host, New, "web", "nginx:1.27");
        twin.Host.Restart();
        await twin.Host.TellAsync(start + 600_000, EntityKind.Container);
        await twin.Host.TellAsync(start + 600_000 + Cycle);

        Assert.Equal([$"{start + 600_000 + Cycle} image changed {New} web recreated: image nginx:1.26 -> nginx:1.27"], await LinesAsync(twin, start));
    }

    [Fact]
    public async Task One_that_comes_much_later_or_is_called_otherwise_is_another()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - 3_600_000;
        Container(twin.Host, Old, "web", "nginx:1.26");
        await twin.Host.TellAsync(start);
        twin.Host.Remove(EntityKind.Container, Old);
        Container(twin.Host, "cccc", "job", "nginx:1.26");
        await twin.Host.TellAsync(start + Cycle);
        Container(twin.Host, New, "web", "nginx:1.27");
        await twin.Host.TellAsync(start + 1_200_000);

        Assert.Equal(
            [
                $"{start + 1_200_000} container appeared {New} web (nginx:1.27) created",
                $"{start + Cycle} container appeared cccc job (nginx:1.26) created",
                $"{start + Cycle} container gone {Old} web removed",
            ],
            await LinesAsync(twin, start));
    }

    private static void Container(ToldHost host, string id, string name, string image) => host.Set(EntityKind.Container, id, d =>
    {
        d.Text(ContainerFields.Id, id);
        d.Text(ContainerFields.Name, name);
        d.Text(ContainerFields.Image, image);
        d.Text(ContainerFields.State, "running");
    });

    private static IEnumerable<JsonElement> Fields(JsonElement reply) => reply.GetProperty("changes").EnumerateArray().Single().GetProperty("fields").EnumerateArray();

    private static async Task<string[]> LinesAsync(TwinServer twin, long from)
    {
        JsonElement reply = await twin.GetAsync($"changes?from={from}");
        return
        [
            .. reply.GetProperty("changes").EnumerateArray()
                .Select(c => $"{c.GetProperty("at_ms")} {c.GetProperty("category").GetString()} {c.GetProperty("change").GetString()} {c.GetProperty("key").GetString()} {c.GetProperty("summary").GetString()}")
                .OrderByDescending(line => line[..13], StringComparer.Ordinal).ThenBy(line => line, StringComparer.Ordinal),
        ];
    }
}
