using Vedette.Agent.Installation;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Installation;

public sealed class InstallationTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingTools _tools;
    private readonly string _program;
    private readonly InstallationOptions _options;

    public InstallationTests()
    {
        string root = _folder.File("root");
        Directory.CreateDirectory(Path.Join(root, "etc"));
        File.WriteAllText(Path.Join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        File.WriteAllText(Path.Join(root, "etc/group"), "root:x:0:\ndocker:x:998:\n");
        _program = _folder.File("vedette-agent");
        File.WriteAllText(_program, "the program");
        _tools = new RecordingTools(root);
        _options = new InstallationOptions(InstallationOptions.DefaultUser, InstallationOptions.DefaultPrefix, null, root);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_unit_is_the_one_that_lies_in_deploy()
    {
        Assert.Equal(File.ReadAllText(RepositoryRoot.File("deploy/vedette-agent.service")), InstallationUnit.Original);
        Assert.Equal(InstallationUnit.Original, InstallationUnit.For(_options, null));
    }

    [Fact]
    public void The_unit_takes_account_place_and_group()
    {
        string unit = InstallationUnit.For(_options with { User = "watch", Prefix = "/opt/v" }, "docker");
        foreach (string line in (string[])["ExecStart=/opt/v/vedette-agent run", "User=watch", "Group=watch", "SupplementaryGroups=docker", "CapabilityBoundingSet="])
        {
            Assert.Contains($"\n{line}\n", unit, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Installed_into_an_image_everything_is_in_its_place_and_again_there_is_nothing_to_do()
    {
        await InstallAsync(_options);
        Assert.Equal("the program", File.ReadAllText(At("usr/local/bin/vedette-agent")));
        Assert.Equal("rwxr-xr-x", Mode(At("usr/local/bin/vedette-agent")));
        Assert.Equal("rw-r--r--", Mode(At("etc/systemd/system/vedette-agent.service")));
        Assert.Equal("rwx------", Mode(At("var/lib/vedette-agent")));
        Assert.Equal("/etc/systemd/system/vedette-agent.service", new FileInfo(At("etc/systemd/system/multi-user.target.wants/vedette-agent.service")).LinkTarget);
        Assert.Equal(
            [$"useradd --prefix {_options.Root} --system --user-group --no-create-home --home-dir /var/lib/vedette-agent --shell /usr/sbin/nologin vedette-agent", $"chown 990:991 {At("var/lib/vedette-agent")}"],
            _tools.Ran);
        Assert.Empty(await new InstallationPlan(_options, _tools, _program).PlanAsync(Stop));
    }

    [Fact]
    public async Task A_new_version_replaces_the_program_only()
    {
        await InstallAsync(_options);
        File.WriteAllText(_program, "newer");
        InstallationStep step = Assert.Single(await new InstallationPlan(_options, _tools, _program).PlanAsync(Stop));
        Assert.StartsWith("copy ", step.Description, StringComparison.Ordinal);
        await step.DoAsync(Stop);
        Assert.Equal("newer", File.ReadAllText(At("usr/local/bin/vedette-agent")));
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        string[] before = Directory.GetFileSystemEntries(_options.Root, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(await new InstallationPlan(_options, _tools, _program).PlanAsync(Stop));
        Assert.Equal(before, Directory.GetFileSystemEntries(_options.Root, "*", SearchOption.AllDirectories));
        Assert.Empty(_tools.Ran);
    }

    [Fact]
    public async Task The_docker_socket_is_opt_in_by_its_group_and_never_roots()
    {
        string socket = _folder.File("docker.sock");
        File.WriteAllText(socket, "");
        InstallationOptions options = _options with { DockerSocket = socket };
        await InstallAsync(options);
        Assert.Contains($"\nSupplementaryGroups=docker\nEnvironment=\"VEDETTE_CONTAINER_SOCKETS={socket}\"\n", File.ReadAllText(At("etc/systemd/system/vedette-agent.service")), StringComparison.Ordinal);
        _tools.SocketGroup = "0";
        var refused = await Assert.ThrowsAsync<InstallationException>(() => new InstallationPlan(options, _tools, _program).PlanAsync(Stop));
        Assert.Contains("does not join root's", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InstallationException>(() => new InstallationPlan(_options with { DockerSocket = "/nowhere/x" }, _tools, _program).PlanAsync(Stop));
    }

    [Fact]
    public async Task Uninstalled_the_owners_things_stay_and_purged_nothing_does()
    {
        string passwd = File.ReadAllText(At("etc/passwd"));
        await InstallAsync(_options);
        File.WriteAllText(At("etc/vedette/agent.json"), "{}");
        var plan = new UninstallationPlan(_options, _tools, purge: false);
        await DoAsync(plan.Plan());
        Assert.False(File.Exists(At("usr/local/bin/vedette-agent")));
        Assert.False(File.Exists(At("etc/systemd/system/vedette-agent.service")));
        Assert.Null(new FileInfo(At("etc/systemd/system/multi-user.target.wants/vedette-agent.service")).LinkTarget);
        Assert.True(Directory.Exists(At("var/lib/vedette-agent")));
        Assert.Contains(plan.Notes, n => n.StartsWith("Left in place: ", StringComparison.Ordinal) && n.Contains("agent.json", StringComparison.Ordinal) && n.Contains("account", StringComparison.Ordinal));
        Assert.Empty(new UninstallationPlan(_options, _tools, purge: false).Plan());

        await DoAsync(new UninstallationPlan(_options, _tools, purge: true).Plan());
        Assert.False(Directory.Exists(At("var/lib/vedette-agent")));
        Assert.False(File.Exists(At("etc/vedette/agent.json")));
        Assert.Equal(passwd, File.ReadAllText(At("etc/passwd")));
    }

    [Theory]
    [InlineData("root", "/usr/bin", 1)]
    [InlineData("a b", "/usr/bin", 1)]
    [InlineData("x\n", "/usr/bin\nUser=root", 2)]
    [InlineData("ok-user", "relative", 1)]
    [InlineData("ok-user", "/with space", 1)]
    [InlineData("ok-user", "/100%h", 1)]
    [InlineData("ok-user", "/opt/../etc", 1)]
    [InlineData("ok-user", "/opt/vedette-1.0", 0)]
    public void What_goes_into_the_unit_is_checked(string user, string prefix, int problems) =>
        Assert.Equal(problems, new InstallationOptions(user, prefix, null, "/").Problems().Count());

    [Fact]
    public async Task The_real_tools_run_and_their_failure_is_told()
    {
        var tools = new SystemTools(TimeProvider.System);
        Assert.Equal("directory\n", await tools.RunAsync("stat", ["--format=%F", _options.Root], Stop));
        var failed = await Assert.ThrowsAsync<InstallationException>(() => tools.RunAsync("stat", ["/no/such/file"], Stop));
        Assert.Contains("exit code 1", failed.Message, StringComparison.Ordinal);
        Assert.Contains("No such file", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InstallationException>(() => tools.RunAsync("no-such-tool", [], Stop));
    }

    private async Task InstallAsync(InstallationOptions options) => await DoAsync(await new InstallationPlan(options, _tools, _program).PlanAsync(Stop));

    private static async Task DoAsync(IReadOnlyList<InstallationStep> steps)
    {
        foreach (InstallationStep step in steps)
        {
            await step.DoAsync(Stop);
        }
    }

    private string At(string path) => Path.Join(_options.Root, path);

    private static string Mode(string path)
    {
        UnixFileMode mode = File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(i => ((int)mode & (256 >> i)) != 0 ? "rwx"[i % 3] : '-'));
    }
}
