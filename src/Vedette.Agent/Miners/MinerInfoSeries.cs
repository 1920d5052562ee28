using Vedette.Miners.Sites;
using Vedette.Model.Series;

namespace Vedette.Agent.Miners;

/// <summary>The series whose labels say what a miner is; made anew where one of them changed.</summary>
internal sealed class MinerInfoSeries
{
    private static readonly string[] Names = ["vendor", "model", "firmware_family", "firmware_version", "mac", "ip", "hostname"];

    private string?[] _values = [];
    private Labels? _labels;

    public Labels Of(SiteMiner miner)
    {
        string?[] values =
        [
            miner.Identity.Vendor, miner.Identity.Model, MinerWords.Of(miner.Identity.FirmwareFamily), miner.Identity.FirmwareVersion, miner.Identity.Mac, miner.Address, miner.Identity.Hostname,
        ];
        if (_labels is null || !values.AsSpan().SequenceEqual(_values))
        {
            var labels = new Label[Names.Length + 1];
            labels[0] = new Label("miner", miner.Key);
            for (int i = 0; i < Names.Length; i++)
            {
                labels[i + 1] = new Label(Names[i], values[i] ?? "");
            }

            _labels = Labels.Create("miner_info", labels);
            _values = values;
        }

        return _labels;
    }
}
