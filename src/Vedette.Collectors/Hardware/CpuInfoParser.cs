using System.Globalization;
using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>/proc/cpuinfo of x86 and ARM: blocks of <c>name : value</c>, one block per logical processor.</summary>
internal static class CpuInfoParser
{
    public static CpuInfo Parse(ReadOnlySpan<byte> text)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var cores = new HashSet<(string Package, string Core)>();
        var packages = new HashSet<string>(StringComparer.Ordinal);
        string package = "";
        double? highestMhz = null;
        int threads = 0;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int colon = line.IndexOf((byte)':');
            if (colon < 0)
            {
                continue;
            }

            string name = Encoding.UTF8.GetString(line[..colon]).Trim();
            string value = Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();
            facts.TryAdd(name, value);
            switch (name)
            {
                // Old ARM kernels have one line "Processor : ARMv7 …" beside the numbered ones.
                case "processor": threads++; break;
                case "physical id":
                    package = value;
                    packages.Add(value);
                    break;
                case "core id": cores.Add((package, value)); break;
                case "cpu MHz" when Number(value) is { } mhz: highestMhz = Math.Max(mhz, highestMhz ?? 0); break;
                default: break;
            }
        }

        string? model = Model(facts);
        return new CpuInfo(
            model,
            Known(facts, "vendor_id") ?? ArmProcessorNames.Vendor(Known(facts, "CPU implementer")),
            RatedMhz(model) ?? highestMhz,
            cores.Count > 0 ? cores.Count : null,
            threads > 0 ? threads : null,
            Known(facts, "flags") is { } flags ? flags.Split(' ').Contains("hypervisor", StringComparer.Ordinal) : null)
        {
            Sockets = packages.Count > 0 ? packages.Count : null,
            Microcode = Known(facts, "microcode"),
        };
    }

    private static string? Model(Dictionary<string, string> facts) =>
        Known(facts, "model name") ?? Known(facts, "Model Name")
        ?? ArmProcessorNames.Model(Known(facts, "CPU implementer"), Known(facts, "CPU part"))
        ?? Known(facts, "Processor") ?? Known(facts, "cpu model") ?? Known(facts, "Hardware");

    private static string? Known(Dictionary<string, string> facts, string name) =>
        facts.TryGetValue(name, out string? value) && value.Length > 0 && value != "unknown" ? value : null;

    /// <summary>"Intel(R) Xeon(R) CPU E5-2670 0 @ 2.60GHz" names the rated frequency.</summary>
    private static double? RatedMhz(string? model)
    {
        int at = model?.LastIndexOf("@ ", StringComparison.Ordinal) ?? -1;
        if (at < 0 || !model!.EndsWith("GHz", StringComparison.Ordinal) || at + 2 > model.Length - 3)
        {
            return null;
        }

        return Number(model[(at + 2)..^3]) is { } ghz ? Math.Round(ghz * 1000, 1) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number > 0 ? number : null;
}
