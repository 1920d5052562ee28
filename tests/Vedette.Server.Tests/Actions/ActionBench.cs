using Microsoft.Extensions.Logging.Abstractions;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Roster;
using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Actions;

/// <summary>Runs over a real control.db with streams that a test plays and a clock that it moves.</summary>
internal sealed class ActionBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ControlDatabase _database = null!;
    private AgentRegistry _agents = null!;

    private ActionBench()
    {
    }

    public ManualClock Clock { get; } = new();

    public ScriptedStreams Streams { get; } = new();

    public SqliteMinerActionStore Store { get; private set; } = null!;

    public MinerActionDispatcher Dispatcher { get; private set; } = null!;

    public MinerActionIntake Intake { get; private set; } = null!;

    public MinerRoster Roster { get; private set; } = null!;

    public MinerActionRuns Runs { get; private set; } = null!;

    public ScriptedSupport Support { get; } = new();

    public AgentRow Agent { get; private set; } = null!;

    public Site Site { get; private set; } = null!;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ActionBench> StartAsync(int miners = 3)
    {
        var bench = new ActionBench();
        await bench.OpenAsync();
        bench.Site = (await new SqliteSiteStore(bench._database).AddAsync(new Site { Name = "north", TimeZone = "UTC", CreatedAtMs = 1 }, Stop))!;
        bench.Agent = (await bench._agents.AddAsync(AgentKind.Site, "north-agent", null, Stop))!.Agent;
        await bench.SightAsync(bench.Agent.Id, miners, "02:00:00:00:00:");
        bench.Connect(bench.Agent.Id);
        return bench;
    }

    public async Task<AgentRow> AddAgentAsync(int miners)
    {
        AgentRow agent = (await _agents.AddAsync(AgentKind.Site, "south-agent", null, Stop))!.Agent;
        await SightAsync(agent.Id, miners, "02:00:00:00:01:");
        return agent;
    }

    /// <param name="secondsBetween">As the file on its machine says.</param>
    public void Connect(int agentId, uint secondsBetween = 10)
    {
        Streams.Connected.Add(agentId);
        Intake.Tell(agentId, new MinerActionPermissions { Enabled = true, SecondsBetween = secondsBetween });
    }

    /// <summary>As after a kill: everything anew over the same file, and no agent has told anything.</summary>
    public async Task RestartAsync()
    {
        _database.Dispose();
        Streams.Connected.Clear();
        await OpenAsync();
        await Dispatcher.RecoverAsync(Stop);
    }

    public async Task<MinerActionRun> OrderAsync(int staggerSeconds, params int[] miners) =>
        (await Runs.AddAsync(new NewMinerAction(MinerActionName.Reboot, miners, "it hangs", StaggerSeconds: staggerSeconds), new RunAuthor("ada", "192.0.2.1"), null, Stop)).Run!;

    public async Task<MinerActionRun> OrderAsync(MinerActionName action, bool dryRun = false, params int[] miners) =>
        (await Runs.AddAsync(new NewMinerAction(action, miners, "the grid asks", DryRun: dryRun, StaggerSeconds: 0), new RunAuthor("ada", "192.0.2.1"), null, Stop)).Run!;

    public async Task StepAsync(double afterSeconds = 0)
    {
        Clock.Advance(TimeSpan.FromSeconds(afterSeconds));
        await Dispatcher.StepAsync(Stop);
    }

    public Task AnswerAsync(MinerOrder order, MinerOrderOutcome outcome = MinerOrderOutcome.Done, string detail = "The device took it.") =>
        Intake.TakeAsync(order.AgentId, new MinerOrderResult { OrderId = order.OrderId, Outcome = outcome, Detail = detail }, Stop).AsTask();

    public async Task<string> StatesAsync(int runId) => string.Join(' ', (await Store.ItemsAsync(runId, Stop)).Select(i => i.State.ToString().ToLowerInvariant()));

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync() => [.. (await new SqliteAuditLog(_database).ListAsync(100, Stop)).Reverse()];

    public void Dispose()
    {
        Dispatcher.Dispose();
        Roster.Dispose();
        _agents.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        _database = ControlDatabase.Open(_folder.File("control.db"));
        _agents = new AgentRegistry(new SqliteAgentDirectory(_database), Clock);
        await _agents.StartingAsync(Stop);
        Store = new SqliteMinerActionStore(_database);
        var permissions = new PermissionTable(Clock);
        var trail = new MinerActionTrail(new SqliteAuditLog(_database), Clock);
        Dispatcher = new MinerActionDispatcher(Store, _agents, new AgentReach(Streams, permissions), trail, Clock, NullLogger<MinerActionDispatcher>.Instance);
        Roster = new MinerRoster(new SqliteMinerRoster(_database));
        await Roster.ReadAgainAsync();
        Intake = new MinerActionIntake(Store, Streams, permissions, trail, new PauseMarks(Roster, Store, new SqliteAuditLog(_database)), Dispatcher, Clock);
        Runs = new MinerActionRuns(Store, new SqliteMinerRoster(_database), new FirmwareCheck(Support), Dispatcher, Clock);
    }

    private Task SightAsync(int agentId, int miners, string prefix) => Roster.SightAsync(
        [.. Enumerable.Range(1, miners).Select(n => new MinerSighting(Site.Id, agentId, $"{prefix}{n:x2}", null, 1))], Stop);
}
