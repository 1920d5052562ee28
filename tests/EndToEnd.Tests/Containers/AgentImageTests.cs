using System.Globalization;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.States;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Containers;

/// <summary>The agent's image, built by a real Docker from this machine's own files and run as the container file says.</summary>
public sealed class AgentImageTests(DockerInABox docker) : IClassFixture<DockerInABox>
{
    private const string Image = "vedette-agent-tried";
    private const string Container = "vedette-agent";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agent_in_its_container_tells_of_the_host_and_of_itself_as_a_container()
    {
        await BuildAsync();
        JsonElement config = (await docker.AskAsync($"images/{Image}/json", Stop)).GetProperty("Config");
        Assert.Equal("65532:65532", config.GetProperty("User").GetString());
        Assert.Equal(["/usr/local/bin/vedette-agent"], config.GetProperty("Entrypoint").EnumerateArray().Select(e => e.GetString()));

        await using var server = new ServerProgram(tls: false);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        int host = await EnrolAsync(server);

        string id = (await docker.DockerAsync(Stop, ["run", .. DocumentedOptions()])).Split('\n')[^1];
        var twin = new TwinView(server, host);
        string test = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        JsonElement own = await twin.SeenAsync("process", p => TwinView.Text(p, "container_id") == id, $"the agent itself is seen in {id}\n{await LogAsync()}", Stop);
        Assert.Equal("vedette-agent", TwinView.Text(own, "name"));
        Assert.Equal("65532", TwinView.Text(own, "uid"));
        JsonElement outside = Assert.Single(await twin.NowAsync("process", Stop), p => TwinView.Text(p, "pid") == test);
        Assert.Null(TwinView.Text(outside, "container_id"));
        JsonElement machine = Assert.Single(await twin.NowAsync("host", Stop));
        Assert.Equal(Environment.MachineName, TwinView.Text(machine, "hostname"));
        Assert.Equal(OsName(), TwinView.Text(machine, "os_id"));

        // It ends when it is asked to, within Docker's own patience, and says so with its exit code.
        await docker.DockerAsync(Stop, "stop", "--time", "20", Container);
        Assert.Equal("0", await docker.DockerAsync(Stop, "inspect", "--format", "{{.State.ExitCode}}", Container));
    }

    private async Task BuildAsync()
    {
        var environment = new Dictionary<string, string> { ["DOCKER"] = "/usr/bin/docker", ["DOCKER_HOST"] = $"unix://{docker.Socket}", ["DOCKER_BUILDKIT"] = "0" };
        await using RunningProgram build = RunningProgram.Start(RepositoryRoot.File("deploy/agent-image.sh"), [Image], environment);
        build.EndInput();
        Assert.True(await build.ExitCodeAsync(Stop) == 0, build.Transcript);
    }

    /// <summary>Consent and a key, each by a container of its own on the volume; the agent's number.</summary>
    private async Task<int> EnrolAsync(ServerProgram server)
    {
        string[] once = ["run", "--rm", "--network", "host", "--volume", "vedette-agent:/var/lib/vedette-agent"];
        await docker.DockerAsync(Stop, [.. once, Image, "accept-eula", "--accept-eula"]);
        string token = (await server.EnrolmentLineAsync(Stop)).Split("VEDETTE_TOKEN=")[1].Split(' ')[0].Trim('\'');
        await docker.DockerAsync(Stop, [.. once, "--env", $"VEDETTE_TOKEN={token}", Image, "enroll", "--server", server.Url.ToString()]);
        JsonElement hosts = await server.GetAsync("/api/vps", Stop);
        return hosts.EnumerateArray().Single().GetProperty("id").GetInt32();
    }

    /// <summary>What the container file tells an operator to type after `docker run`, with the image that was built here.</summary>
    private static string[] DocumentedOptions()
    {
        string[] lines = [.. File.ReadLines(RepositoryRoot.File("deploy/Containerfile")).Select(l => l.TrimStart('#').Trim())];
        int first = Array.FindIndex(lines, l => l.StartsWith("docker run ", StringComparison.Ordinal));
        IEnumerable<string> command = lines[first..].TakeWhile((_, at) => at == 0 || lines[first + at - 1].EndsWith('\\'));
        string[] words = string.Join(' ', command.Select(l => l.TrimEnd('\\'))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("vedette-agent", words[^1]);
        return [.. words[2..^1], Image];
    }

    private Task<string> LogAsync() => docker.DockerAsync(Stop, "logs", Container);

    private static string OsName() => File.ReadLines("/etc/os-release").Single(l => l.StartsWith("ID=", StringComparison.Ordinal))["ID=".Length..].Trim('"');
}
