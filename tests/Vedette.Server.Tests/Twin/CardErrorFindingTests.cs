using System.Text.Json;
using Vedette.Model.States;

namespace Vedette.Server.Tests.Twin;

/// <summary>Errors of cards are told for a day from when they came, whatever happens to the agent meanwhile; what was before is a note.</summary>
public sealed class CardErrorFindingTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public async Task An_old_error_is_a_note_and_a_new_one_is_critical_for_a_day()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (60 * Hour);
        await TellAsync(twin, start, ecc: 3);
        Assert.Equal([$"gpu_ecc_uncorrected_before info {start}"], await FoundAsync(twin));
        await TellAsync(twin, start + (30 * Hour), ecc: 3);
        Assert.Equal([$"gpu_ecc_uncorrected_before info {start + (6 * Hour)}"], await FoundAsync(twin));
        await TellAsync(twin, start + (31 * Hour), ecc: 5, eccAt: start + (31 * Hour));
        JsonElement found = Assert.Single((await twin.GetAsync("findings")).EnumerateArray());
        Assert.Equal(("gpu_ecc_uncorrected", "critical", start + (31 * Hour)), (found.GetProperty("kind").GetString(), found.GetProperty("severity").GetString(), found.GetProperty("since_ms").GetInt64()));
        Assert.Equal("GPU-1 has counted 2 new memory errors that could not be corrected", found.GetProperty("title").GetString());
        JsonElement facts = found.GetProperty("facts");
        Assert.Equal((2, 5, start + (31 * Hour)), (facts.GetProperty("ecc_uncorrected_new").GetInt32(), facts.GetProperty("ecc_uncorrected_total").GetInt32(), facts.GetProperty("ecc_uncorrected_at").GetInt64()));
        await TellAsync(twin, start + (54 * Hour), ecc: 5, eccAt: start + (31 * Hour));
        Assert.Equal([$"gpu_ecc_uncorrected critical {start + (31 * Hour)}"], await FoundAsync(twin));
        await TellAsync(twin, start + (56 * Hour), ecc: 5, eccAt: start + (31 * Hour));
        Assert.Equal([$"gpu_ecc_uncorrected_before info {start + (32 * Hour)}"], await FoundAsync(twin));
        Assert.Equal([$"gpu_ecc_uncorrected critical {start + (31 * Hour)}"], await FoundAsync(twin, $"findings?at={start + (54 * Hour)}"));
    }

    [Fact]
    public async Task An_agent_that_tells_no_times_is_judged_by_what_it_counted()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (40 * Hour);
        await TellAsync(twin, start, ecc: 3, xid: (79, 1));
        Assert.Equal([$"gpu_ecc_uncorrected_before info {start}", $"gpu_xid warning {start}"], await FoundAsync(twin));
        for (int hours = 5; hours <= 25; hours += 5)
        {
            await TellAsync(twin, start + (hours * Hour), ecc: 3, xid: (79, 1));
        }

        Assert.Equal([$"gpu_ecc_uncorrected_before info {start + Hour}"], await FoundAsync(twin));
        await TellAsync(twin, start + (26 * Hour), ecc: 4, xid: (79, 2));
        Assert.Equal([$"gpu_ecc_uncorrected critical {start + (26 * Hour)}", $"gpu_xid warning {start + (26 * Hour)}"], await FoundAsync(twin));
    }

    [Fact]
    public async Task An_agent_that_starts_anew_forgets_and_the_server_does_not()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (30 * Hour);
        await TellAsync(twin, start, ecc: 0);
        await TellAsync(twin, start + Hour, ecc: 1, eccAt: start + Hour, xid: (94, 1), xidAt: start + Hour);
        twin.Host.Restart();
        await TellAsync(twin, start + (2 * Hour), ecc: 1);
        Assert.Equal([$"gpu_ecc_uncorrected critical {start + Hour}", $"gpu_xid warning {start + Hour}"], await FoundAsync(twin));
        await TellAsync(twin, start + (26 * Hour), ecc: 1);
        Assert.Equal([$"gpu_ecc_uncorrected_before info {start + (2 * Hour)}"], await FoundAsync(twin));
    }

    [Fact]
    public async Task What_came_while_no_agent_looked_is_new()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (60 * Hour);
        await TellAsync(twin, start, ecc: 1);
        twin.Host.Restart();
        await TellAsync(twin, start + (50 * Hour), ecc: 4);
        JsonElement found = Assert.Single((await twin.GetAsync("findings")).EnumerateArray());
        Assert.Equal(("gpu_ecc_uncorrected", 3), (found.GetProperty("kind").GetString(), found.GetProperty("facts").GetProperty("ecc_uncorrected_new").GetInt32()));
    }

    [Fact]
    public async Task A_card_that_fell_silent_keeps_its_errors()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (3 * Hour);
        await TellAsync(twin, start, ecc: 0);
        await TellAsync(twin, start + Hour, ecc: 2, eccAt: start + Hour, xid: (79, 1), xidAt: start + Hour);
        await TellAsync(twin, start + Hour + 10_000, ecc: null, eccAt: start + Hour, xid: (79, 1), xidAt: start + Hour);
        Assert.Equal([$"gpu_ecc_uncorrected critical {start + Hour}", $"gpu_xid warning {start + Hour}"], await FoundAsync(twin));
    }

    [Fact]
    public async Task A_fault_of_a_program_is_a_note_and_hides_no_fault_of_the_card()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - (30 * Hour);
        await TellAsync(twin, start, ecc: 0, xid: (31, 1), xidAt: start);
        Assert.Equal([$"gpu_xid info {start}"], await FoundAsync(twin));
        await TellAsync(twin, start + Hour, ecc: 0, xid: (79, 2), xidAt: start + Hour);
        await TellAsync(twin, start + (2 * Hour), ecc: 0, xid: (13, 3), xidAt: start + (2 * Hour));
        JsonElement found = Assert.Single((await twin.GetAsync("findings")).EnumerateArray());
        Assert.Equal(("warning", 79, start + Hour), (found.GetProperty("severity").GetString(), found.GetProperty("facts").GetProperty("xid_last").GetInt32(), found.GetProperty("since_ms").GetInt64()));
        await TellAsync(twin, start + (25 * Hour) + 60_000, ecc: 0, xid: (13, 3), xidAt: start + (2 * Hour));
        Assert.Equal([$"gpu_xid info {start + (2 * Hour)}"], await FoundAsync(twin));
    }

    [Fact]
    public async Task An_agent_that_starts_anew_is_no_change_of_a_card()
    {
        await using TwinServer twin = await TwinServer.StartAsync();
        long start = twin.NowMs - Hour;
        await TellAsync(twin, start, ecc: 0, xid: (79, 1), xidAt: start);
        await TellAsync(twin, start + 10_000, ecc: 1, eccAt: start + 10_000, xid: (79, 1), xidAt: start);
        twin.Host.Restart();
        await TellAsync(twin, start + 20_000, ecc: 1, xid: (null, 0));
        JsonElement change = Assert.Single((await twin.GetAsync("changes?kinds=gpu")).GetProperty("changes").EnumerateArray());
        Assert.Equal(["ecc_uncorrected_at"], change.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
    }

    private static Task TellAsync(TwinServer twin, long atMs, long? ecc, long? eccAt = null, (long? Last, long Total)? xid = null, long? xidAt = null)
    {
        twin.Host.Set(
            EntityKind.Gpu,
            "GPU-1",
            d =>
            {
                d.Integer(GpuFields.XidLast, xid?.Last);
                d.Integer(GpuFields.XidErrorsTotal, xid?.Total);
                d.Integer(GpuFields.XidLastAt, xidAt);
                d.Integer(GpuFields.EccUncorrectedAt, eccAt);
            },
            r => r.Integer(GpuFields.EccUncorrectedTotal, ecc));
        return twin.Host.TellAsync(atMs);
    }

    private static async Task<IEnumerable<string>> FoundAsync(TwinServer twin, string call = "findings") =>
        (await twin.GetAsync(call)).EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("severity")} {f.GetProperty("since_ms")}").Order(StringComparer.Ordinal);
}
