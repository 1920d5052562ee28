using System.Text.Json;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Outage;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>What happens to the containers of a real Docker stands on the lane of changes.</summary>
public sealed class ImageLaneTests(DockerInABox docker) : IClassFixture<DockerInABox>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    /// <summary>Twice what may pass until a state tells of it: the agent's interval here, and the time between two questions to the runtime.</summary>
    private static readonly TimeSpan TwoSamples = 2 * (TimeSpan.FromSeconds(1) + TimeSpan.FromSeconds(10));

    [Fact]
    public async Task Another_image_is_one_change_within_two_samples_and_illness_and_restarts_are_told()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        host.Agent.Variables["VEDETTE_CONTAINER_SOCKETS"] = docker.Socket;
        await RunAsync("web", "box:1", "sleep", "100000");
        await host.Agent.StartAsync();
        var twin = new TwinView(host.Server, host.Agent.Id);
        JsonElement before = await twin.NamedAsync("container", "web", Stop);
        Assert.Equal(("box:1", "running"), (TwinView.Text(before, "image"), TwinView.Text(before, "state")));

        long recreatedMs = TwinView.NowMs();
        await docker.DockerAsync(Stop, "rm", "--force", "web");
        await RunAsync("web", "box:2", "sleep", "100000");
        long runningMs = TwinView.NowMs();
        JsonElement change = await twin.ChangedAsync(recreatedMs, "container", c => TwinView.Text(c, "category") == "image", "the other image is on the lane", Stop);
        long visibleMs = TwinView.NowMs();
        Assert.Equal(("changed", "web", "web recreated: image box:1 -> box:2"), (TwinView.Text(change, "change"), TwinView.Text(change, "title"), TwinView.Text(change, "summary")));
        Assert.NotEqual(TwinView.Text(before, "key"), TwinView.Text(change, "key"));
        JsonElement image = change.GetProperty("fields").EnumerateArray().Single(f => TwinView.Text(f, "name") == "image");
        Assert.Equal(("box:1", "box:2"), (TwinView.Text(image, "before"), TwinView.Text(image, "after")));

        // Docker's command may return long after the container runs.
        Assert.InRange(change.GetProperty("at_ms").GetInt64(), recreatedMs, runningMs + (long)TwoSamples.TotalMilliseconds);
        TestContext.Current.SendDiagnosticMessage($"image change visible {visibleMs - runningMs} ms after the container ran");
        // The removal and the creation are that change, and no others beside it; a state of it between created and running may be.
        Assert.Single(await twin.ChangesAsync(recreatedMs, "container", Stop), c => TwinView.Text(c, "change") != "changed" || TwinView.Text(c, "category") == "image");

        await RunAsync("ill", "box:1", ["--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1"], "sleep", "100000");
        await RunAsync("flapping", "box:1", ["--restart", "always"], "sh", "-c", "sleep 3; exit 7");
        await twin.SeenAsync("container", c => TwinView.Text(c, "name") == "ill" && TwinView.Text(c, "health") == "unhealthy", "ill is unhealthy", Stop);
        JsonElement restarted = await twin.ChangedAsync(
            recreatedMs, "container", c => TwinView.Text(c, "title") == "flapping" && TwinView.Text(c, "change") == "changed", "flapping restarted", Stop);
        Assert.Equal(("flapping restarted", "container"), (TwinView.Text(restarted, "summary"), TwinView.Text(restarted, "category")));
    }

    private Task<string> RunAsync(string name, string image, params string[] command) => RunAsync(name, image, [], command);

    private Task<string> RunAsync(string name, string image, string[] options, params string[] command) =>
        docker.DockerAsync(Stop, ["run", "--detach", "--name", name, "--network", "none", .. options, image, .. command]);
}
