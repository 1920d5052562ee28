using Vedette.Model.States;
using Vedette.Server.Tests.Miners.Wording;
using Vedette.Server.Twin;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Twin;

/// <summary>What is found in one state.</summary>
public sealed class GpuFindingTests
{
    /// <summary>Written out by hand, so that a word that is new has to be judged here, too.</summary>
    private static readonly Dictionary<string, bool> Trouble = new(StringComparer.Ordinal)
    {
        ["application_clocks"] = false, ["software_power_cap"] = false, ["hardware_slowdown"] = true, ["sync_boost"] = false,
        ["software_thermal"] = true, ["hardware_thermal"] = true, ["hardware_power_brake"] = true, ["display_clocks"] = false,
    };

    [Fact]
    public void Every_word_that_a_collector_writes_is_trouble_or_is_not()
    {
        Assert.Equal(Trouble.Keys.Order(StringComparer.Ordinal), ThrottleReason.All.Select(r => r.Word).Order(StringComparer.Ordinal));
        Assert.All(Trouble, word => Assert.Equal(word.Value ? [GpuFindingKind.GpuThrottled] : [], Kinds(Card(100, word.Key))));
    }

    [Fact]
    public void The_samples_speak_the_collectors_words() => Assert.All(
        WastedCards.State().Entities.Where(e => e.Kind == EntityKind.Gpu).SelectMany(e => EntityValues.Find(e, GpuFields.ThrottleReasons) as string[] ?? []),
        word => Assert.NotNull(ThrottleReason.Find(word)));

    [Fact]
    public void Only_the_reasons_that_are_trouble_are_named()
    {
        Finding found = Assert.Single(GpuFindings.Of(Card(100, "software_power_cap", "hardware_slowdown", "hardware_thermal", "of_a_newer_agent")));
        Assert.Equal("H100 is slowed down: hardware_slowdown, hardware_thermal", found.Title);
        Assert.Contains("utilization_percent 100 %", found.Evidence);
    }

    [Fact]
    public void A_card_without_work_loses_nothing_by_low_clocks_and_one_whose_load_is_not_told_may()
    {
        Assert.Empty(Kinds(Card(0, "hardware_slowdown")));
        Assert.Equal([GpuFindingKind.GpuThrottled], Kinds(Card(null, "hardware_slowdown")));
    }

    [Fact]
    public void A_desktop_and_the_server_that_shares_a_card_hold_no_memory_for_nothing()
    {
        Assert.Empty(Kinds(new MadeState().Holder(5, "Xorg", "graphics", megabytes: 12, idle: 90_000).Holder(6, "nvidia-cuda-mps", idle: 90_000).Holder(7)));
        Assert.Equal([GpuFindingKind.GpuMemoryIdle], Kinds(new MadeState().Holder(5, "renderer", "graphics", megabytes: 20_000, idle: 600)));
        Assert.Empty(Kinds(new MadeState().Holder(5, idle: 599)));
        Assert.Empty(Kinds(new MadeState().Holder(5, idle: null)));
    }

    [Fact]
    public void An_instance_of_a_card_has_a_name_of_its_own() => Assert.Equal(
        "2048 MiB of H100 #0 1g.10gb are held by a process that is gone",
        Assert.Single(GpuFindings.Of(new MadeState()
            .With(EntityKind.Gpu, "MIG-1", d => { d.Integer(GpuFields.Index, 0); d.Text(GpuFields.Model, "H100"); d.Text(GpuFields.MigProfile, "1g.10gb"); })
            .With(
                EntityKind.GpuProcess, "MIG-1/5", d => { d.Text(GpuProcessFields.Gpu, "MIG-1"); d.Integer(GpuProcessFields.Pid, 5); d.Flag(GpuProcessFields.Alive, false); },
                r => r.Integer(GpuProcessFields.MemoryBytes, 2L << 30)))).Title);

    private static MadeState Card(int? load, params string[] words) => new MadeState().Card("GPU-1", r =>
    {
        r.Number(GpuFields.UtilizationPercent, load);
        r.TextList(GpuFields.ThrottleReasons, words);
    });

    private static IEnumerable<GpuFindingKind> Kinds(TwinSnapshot state) => GpuFindings.Of(state).Select(f => f.Kind);
}
