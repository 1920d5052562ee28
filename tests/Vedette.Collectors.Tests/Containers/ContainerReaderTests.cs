using System.Text;
using Vedette.Collectors.Containers;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Containers;

public sealed class ContainerReaderTests : IAsyncDisposable
{
    private const string List = "/v1.41/containers/json?all=1";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly ScriptedRuntime _runtime;

    public ContainerReaderTests()
    {
        _runtime = new ScriptedRuntime(_folder.File("docker.sock"));
        _runtime.Replies["/version"] = ContainerFixture.Bytes("docker-20.10-version");
        _runtime.Replies[List] = ContainerFixture.Bytes("docker-20.10-list");
        _runtime.Replies[Inspect(ContainerFixture.Burn)] = ContainerFixture.Bytes("docker-20.10-inspect");
        _runtime.Replies[Inspect(ContainerFixture.Web)] = ContainerFixture.Bytes("docker-27-inspect");
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Containers_are_listed_each_time_and_inspected_when_they_are_new_or_have_changed()
    {
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        Assert.Equal(["burn", "web"], reader.Containers!.Select(c => c.Name));
        Assert.Equal(["/version", List, Inspect(ContainerFixture.Burn), Inspect(ContainerFixture.Web)], Asked());
        await reader.ReadAsync(Stop);
        Assert.Equal([List], Asked());
        Change(List, "Up 2 minutes (unhealthy)", "Up 3 minutes (unhealthy)");
        await reader.ReadAsync(Stop);
        Assert.Equal([List, Inspect(ContainerFixture.Burn)], Asked());
    }

    [Fact]
    public async Task Container_whose_state_is_seconds_old_is_inspected_each_time()
    {
        Change(List, "Up 2 minutes (unhealthy)", "Up 3 seconds (health: starting)");
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        Asked();
        await reader.ReadAsync(Stop);
        Assert.Equal([List, Inspect(ContainerFixture.Burn)], Asked());
    }

    [Fact]
    public async Task What_the_list_does_not_show_is_asked_for_after_a_while()
    {
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        Change(Inspect(ContainerFixture.Burn), "67108864", "33554432");
        _clock.Advance(TimeSpan.FromMinutes(5));
        await reader.ReadAsync(Stop);
        Assert.Equal(33_554_432, reader.Containers![0].MemoryLimitBytes);
    }

    [Fact]
    public async Task Container_that_vanished_is_not_reported_any_more()
    {
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        _runtime.Replies[List] = "[]"u8.ToArray();
        await reader.ReadAsync(Stop);
        Assert.Empty(reader.Containers!);
    }

    [Fact]
    public async Task Container_that_vanishes_between_list_and_inspection_is_left_out()
    {
        _runtime.Replies.TryRemove(Inspect(ContainerFixture.Burn), out _);
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        Assert.Equal(["web"], reader.Containers!.Select(c => c.Name));
    }

    [Fact]
    public async Task Container_that_cannot_be_inspected_is_shown_as_listed_and_hides_no_other()
    {
        _runtime.Replies[Inspect(ContainerFixture.Burn)] = "{}"u8.ToArray();
        using ContainerReader reader = Reader("docker.sock");
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(Stop));
        Assert.Contains("not every container could be inspected", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["burn", "web"], reader.Containers!.Select(c => c.Name));
        Assert.Equal(("running", null, "box:1"), (reader.Containers![0].State, reader.Containers![0].Pid, reader.Containers![0].Image));
        Assert.Equal(137, reader.Containers![1].ExitCode);
    }

    [Fact]
    public async Task Runtime_that_refuses_leaves_the_last_reading_marked_as_old()
    {
        using ContainerReader reader = Reader("docker.sock");
        await reader.ReadAsync(Stop);
        DateTimeOffset seen = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(10));
        _runtime.Status = 500;
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(Stop));
        Assert.Contains("answered with 500", failure.Message, StringComparison.Ordinal);
        Assert.True(reader.IsOld);
        Assert.All(reader.Containers!, container => Assert.Equal(seen, container.SeenAt));
        _runtime.Status = 200;
        await reader.ReadAsync(Stop);
        Assert.False(reader.IsOld);
        Assert.All(reader.Containers!, container => Assert.Equal(_clock.GetUtcNow(), container.SeenAt));
    }

    [Fact]
    public async Task Runtime_that_hangs_is_left_at_the_deadline()
    {
        _runtime.Replies[List] = null;
        using ContainerReader reader = Reader("docker.sock");
        Task reading = reader.ReadAsync(Stop);
        await AskedForAsync(List);
        _clock.Advance(TimeSpan.FromSeconds(8));
        await Assert.ThrowsAsync<TimeoutException>(() => reading);
        Assert.Null(reader.Containers);
    }

    [Fact]
    public async Task One_container_that_hangs_costs_its_own_limit_only()
    {
        _runtime.Replies[Inspect(ContainerFixture.Burn)] = null;
        using ContainerReader reader = Reader("docker.sock");
        Task reading = reader.ReadAsync(Stop);
        await AskedForAsync(Inspect(ContainerFixture.Burn));
        _clock.Advance(TimeSpan.FromSeconds(2));
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reading);
        Assert.Contains("burn was not described within 2 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["burn", "web"], reader.Containers!.Select(c => c.Name));
    }

    [Fact]
    public async Task Reply_longer_than_the_cap_is_not_read_to_its_end()
    {
        _runtime.Replies[List] = new byte[200_000];
        using ContainerReader reader = Reader("docker.sock", o => o with { MaxReplyBytes = 100_000 });
        IOException failure = await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(Stop));
        Assert.Contains("more than 100000 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_that_is_not_there_is_no_failure_and_no_containers()
    {
        using ContainerReader reader = Reader("absent.sock");
        await reader.ReadAsync(Stop);
        Assert.Null(reader.Containers);
        Assert.False(reader.IsOld);
    }

    [Fact]
    public async Task Two_runtimes_are_read_side_by_side()
    {
        await using var podman = new ScriptedRuntime(_folder.File("podman.sock"));
        podman.Replies["/version"] = ContainerFixture.Bytes("podman-4-version");
        podman.Replies[List] = ContainerFixture.Bytes("podman-4-list");
        podman.Replies[Inspect(ContainerFixture.Database)] = ContainerFixture.Bytes("podman-4-inspect");
        using ContainerReader reader = Reader("docker.sock", o => o with { Sockets = [.. o.Sockets, _folder.File("podman.sock")] });
        await reader.ReadAsync(Stop);
        Assert.Equal([("burn", "docker"), ("web", "docker"), ("db", "podman")], reader.Containers!.Select(c => (c.Name, c.Runtime)));
        Assert.Equal("docker.io/library/postgres:16", reader.Containers![2].Image);
    }

    private static string Inspect(string id) => $"/v1.41/containers/{id}/json";

    private ContainerReader Reader(string socket, Func<ContainerReaderOptions, ContainerReaderOptions>? change = null)
    {
        var options = new ContainerReaderOptions { Sockets = [_folder.File(socket)] };
        return new ContainerReader(change?.Invoke(options) ?? options, ContainerFixture.Mask, ContainerFixture.MaskArguments, _clock);
    }

    private string[] Asked()
    {
        string[] asked = [.. _runtime.Asked];
        _runtime.Asked.Clear();
        return asked;
    }

    private async Task AskedForAsync(string path)
    {
        while (!_runtime.Asked.Contains(path))
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Change(string path, string what, string by)
    {
        string text = Encoding.UTF8.GetString(_runtime.Replies[path]!);
        Assert.Contains(what, text, StringComparison.Ordinal);
        _runtime.Replies[path] = Encoding.UTF8.GetBytes(text.Replace(what, by, StringComparison.Ordinal));
    }
}
