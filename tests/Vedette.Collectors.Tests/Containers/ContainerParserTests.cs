using System.Text;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Tests.Services;

namespace Vedette.Collectors.Tests.Containers;

public sealed class ContainerParserTests
{
    [Fact]
    public void Running_container_of_docker()
    {
        ContainerReading burn = ContainerFixture.Inspected("docker-20.10-inspect", ContainerFixture.Burn);
        Assert.Equal(("burn", "box:1", "running", "unhealthy", 2, 21503), (burn.Name, burn.Image, burn.State, burn.Health, burn.Restarts, burn.Pid));
        Assert.Equal("sh -c yes >/dev/null --password ***", burn.Command);
        Assert.Equal((67_108_864L, 0.5, "always", "none"), (burn.MemoryLimitBytes, burn.CpuLimitCores, burn.RestartPolicy, burn.NetworkMode));
        Assert.Equal((null, false, null), (burn.ExitCode, burn.OomKilled, burn.FinishedAt));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 13, 41, 41, 577, TimeSpan.Zero).AddTicks(3780), burn.StartedAt);
        Assert.Equal(["SECRET", "PATH"], burn.EnvironmentNames);
        Assert.Equal(["/tmp:/t:ro"], burn.Mounts.Select(m => m.ToString()));
        // In the network "none" nothing is published, whatever was asked for.
        Assert.Equal(["80/tcp", "90/tcp"], burn.Ports.Select(p => p.ToString()));
    }

    [Fact]
    public void Stopped_container_of_a_newer_docker()
    {
        ContainerReading web = ContainerFixture.Inspected("docker-27-inspect", ContainerFixture.Web);
        Assert.Equal(("exited", 137, true, null, null), (web.State, web.ExitCode, web.OomKilled, web.Pid, web.Health));
        Assert.Equal(["53/udp", "127.0.0.1:8080->80/tcp"], web.Ports.Select(p => p.ToString()));
        Assert.Equal(["shop_html:/usr/share/nginx/html", ":/cache"], web.Mounts.Select(m => m.ToString()));
        Assert.Equal(["backend", "shop_default"], web.Networks);
        Assert.Equal(["NGINX_VERSION", "API_TOKEN", "EMPTY"], web.EnvironmentNames);
        Assert.Equal(["com.docker.compose.project=shop", "com.docker.compose.service=web", "maintainer=***"], web.Labels);
        Assert.Equal(("shop", "web", "on-failure:5", 2.5, null), (web.ComposeProject, web.ComposeService, web.RestartPolicy, web.CpuLimitCores, web.MemoryLimitBytes));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 30, 0, 500, TimeSpan.Zero), web.FinishedAt);
    }

    [Fact]
    public void Container_of_podman()
    {
        ContainerReading database = ContainerFixture.Inspected("podman-4-inspect", ContainerFixture.Database);
        Assert.Equal(("db", null, null, "shop", "db"), (database.Name, database.Health, database.RestartPolicy, database.ComposeProject, database.ComposeService));
        Assert.Equal(["0.0.0.0:5432->5432/tcp", ":::5432->5432/tcp"], database.Ports.Select(p => p.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero), database.CreatedAt!.Value.AddTicks(-(database.CreatedAt.Value.Ticks % TimeSpan.TicksPerSecond)));
    }

    [Fact]
    public void Names_images_and_mounts_are_kept_without_secrets()
    {
        byte[] reply = Encoding.UTF8.GetBytes($$"""
            {"Id":"{{ContainerFixture.Web}}","Name":"/web-hunter2","Config":{"Image":"https://bob:hunter2@registry/web"},"Mounts":[{"Type":"bind","Source":"//bob:hunter2@nas/x","Destination":"/x","RW":true}]}
            """);
        var listed = new ContainerReading { Id = ContainerFixture.Web, Name = "old-hunter2", Image = "hunter2/x", Runtime = "docker", State = "running" };
        ContainerReading web = ContainerFixture.Inspection().Parse(reply, listed);
        Assert.Equal(("web-***", "https://bob:***@registry/web", "//bob:***@nas/x:/x"), (web.Name, web.Image, Assert.Single(web.Mounts).ToString()));
        Assert.Equal(("old-***", "***/x"), (ContainerFixture.Inspection().Scrubbed(listed).Name, ContainerFixture.Inspection().Scrubbed(listed).Image));
    }

    [Theory]
    [InlineData("docker-20.10-version", "docker", "1.41")]
    [InlineData("podman-4-version", "podman", "1.41")]
    public void Version(string fixture, string runtime, string api) => Assert.Equal(new RuntimeVersion(runtime, api), RuntimeVersion.Parse(ContainerFixture.Bytes(fixture)));

    [Theory]
    [InlineData("1.52", "1.24", "1.47")]
    [InlineData("1.60", "1.50", "1.50")]
    [InlineData("1.38", "1.12", "1.38")]
    public void Newest_version_that_both_speak(string theirs, string least, string spoken) =>
        Assert.Equal(spoken, RuntimeVersion.Parse(Encoding.UTF8.GetBytes($$"""{"ApiVersion":"{{theirs}}","MinAPIVersion":"{{least}}"}""")).Api);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ApiVersion":"1.41/../../x"}""")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public void Version_that_is_none_is_refused(string reply) => Assert.Throws<FormatException>(() => RuntimeVersion.Parse(Encoding.UTF8.GetBytes(reply)));

    [Fact]
    public void List_is_read_up_to_its_limit_and_ids_that_could_leave_a_path_are_left_out()
    {
        IReadOnlyList<ContainerListing> all = ContainerListing.Parse(ContainerFixture.Bytes("docker-20.10-list"), "docker", 10);
        Assert.Equal([ContainerFixture.Burn, ContainerFixture.Web], all.Select(l => l.Id));
        Assert.Equal(("web", "exited", "nginx:1.27"), (all[1].Brief.Name, all[1].Brief.State, all[1].Brief.Image));
        Assert.Single(ContainerListing.Parse(ContainerFixture.Bytes("docker-20.10-list"), "docker", 1));
        Assert.Empty(ContainerListing.Parse("""[{"Id":"../../images/x"},{"Id":""},{"Id":7},{},null]"""u8.ToArray(), "docker", 10));
    }

    [Theory]
    [InlineData("docker-20.10-list")]
    [InlineData("docker-20.10-version")]
    [InlineData("docker-20.10-inspect")]
    [InlineData("docker-27-inspect")]
    [InlineData("podman-4-inspect")]
    public void Any_bytes_are_taken_or_refused(string fixture)
    {
        byte[] original = ContainerFixture.Bytes(fixture);
        var random = new Random(20261121);
        string id = Encoding.UTF8.GetString(original).Split('"').First(word => word.Length == 64 || word == "Platform");
        int refused = 0;
        const int Cases = 5_000;
        for (int i = 0; i < Cases; i++)
        {
            byte[] reply = i % 5 == 0 ? Noise.Random(random) : Noise.Changed(original, random);
            try
            {
                ContainerListing.Parse(reply, "docker", 100);
                RuntimeVersion.Parse(reply);
                ContainerFixture.Inspection().Parse(reply, new ContainerReading { Id = id, Name = "x", Runtime = "docker", State = "running" });
            }
            catch (FormatException)
            {
                refused++;
            }

            try
            {
                ContainerFixture.Inspection().Parse(reply, new ContainerReading { Id = id, Name = "x", Runtime = "docker", State = "running" });
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, 2 * Cases);
    }
}
