using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Bridge;

/// <summary>How the feed of the bridge fares, as series beside those of the host.</summary>
internal sealed class BridgeCollector(BridgeCounts counts) : ICollector
{
    private readonly Labels _delivered = Labels.Create("vedette_agent_bridge_delivered_states_total");
    private readonly Labels _failed = Labels.Create("vedette_agent_bridge_failed_states_total");
    private readonly Labels _tries = Labels.Create("vedette_agent_bridge_requests_total");
    private readonly Labels _replaced = Labels.Create("vedette_agent_bridge_replaced_states_total");

    public string Name => "bridge";

    public void Collect(ISampleSink sink)
    {
        sink.Add(_delivered, counts.Delivered);
        sink.Add(_failed, counts.Failed);
        sink.Add(_tries, counts.Tries);
        sink.Add(_replaced, counts.Replaced);
    }
}
