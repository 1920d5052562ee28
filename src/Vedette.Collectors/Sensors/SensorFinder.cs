using Vedette.Collectors.Files;
using Vedette.Model.Series;

namespace Vedette.Collectors.Sensors;

/// <summary>Lists the sensors below /sys/class/hwmon; where none of them is a temperature, the thermal zones of small boards.</summary>
internal sealed class SensorFinder(HostFiles files)
{
    private const double MilliPerUnit = 1000;
    private const double MicroPerUnit = 1e6;

    /// <summary>Rack servers have some hundred; what claims more is no sensor chip.</summary>
    private const int MostSensors = 2048;

    private static readonly Dictionary<(string Type, string Item), (string Metric, double PerUnit)> Known = new()
    {
        [("temp", "input")] = ("node_hwmon_temp_celsius", MilliPerUnit),
        [("temp", "crit")] = ("node_hwmon_temp_crit_celsius", MilliPerUnit),
        [("fan", "input")] = ("node_hwmon_fan_rpm", 1),
        [("power", "input")] = ("node_hwmon_power_watt", MicroPerUnit),
        [("power", "average")] = ("node_hwmon_power_average_watt", MicroPerUnit),
    };

    public List<Sensor> Find()
    {
        var sensors = new List<Sensor>();
        bool hasTemperature = false;
        var chips = new HashSet<string>(StringComparer.Ordinal);
        foreach (string folder in Folders(files.Sys("class/hwmon"), "hwmon*"))
        {
            string chip = ChipName.Of(folder);

            // Two chips of one name (a driver that makes several for a device) would write the same series.
            chip = chips.Add(chip) ? chip : ChipName.Clean($"{chip}_{Path.GetFileName(folder)}");

            // Before Linux 3.13 the files were the device's.
            hasTemperature |= FindBelow(folder, chip, sensors);
            hasTemperature |= !Directory.EnumerateFiles(folder, "*_input").Any() && FindBelow(Path.Join(folder, "device"), chip, sensors);
        }

        if (!hasTemperature)
        {
            FindZones(sensors);
        }

        return sensors;
    }

    /// <returns>True where a temperature was among them.</returns>
    private static bool FindBelow(string folder, string chip, List<Sensor> sensors)
    {
        bool hasTemperature = false;
        if (!Directory.Exists(folder))
        {
            return false;
        }

        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (sensors.Count < MostSensors && TrySplit(Path.GetFileName(path), out string type, out string sensor, out string item)
                && Known.TryGetValue((type, item), out (string Metric, double PerUnit) known))
            {
                sensors.Add(new Sensor(path, Labels.Create(known.Metric, new Label("chip", chip), new Label("sensor", sensor)), known.PerUnit));
                hasTemperature |= type == "temp";
            }
        }

        return hasTemperature;
    }

    private void FindZones(List<Sensor> sensors)
    {
        foreach (string folder in Folders(files.Sys("class/thermal"), "thermal_zone*"))
        {
            if (KernelAttribute.TryRead(Path.Join(folder, "type")) is { } type && sensors.Count < MostSensors)
            {
                string zone = Path.GetFileName(folder)["thermal_zone".Length..];
                sensors.Add(new Sensor(Path.Join(folder, "temp"), Labels.Create("node_thermal_zone_temp", new Label("zone", zone), new Label("type", type)), MilliPerUnit));
            }
        }
    }

    /// <summary>temp1_input is the item "input" of the sensor "temp1", which is of the type "temp".</summary>
    internal static bool TrySplit(string file, out string type, out string sensor, out string item)
    {
        int digits = file.AsSpan().IndexOfAnyInRange('0', '9');
        int underscore = file.IndexOf('_', StringComparison.Ordinal);
        bool isSensor = digits > 0 && underscore > digits && file.AsSpan(digits, underscore - digits).IndexOfAnyExceptInRange('0', '9') < 0;
        type = isSensor ? file[..digits] : "";
        sensor = isSensor ? file[..underscore] : "";
        item = isSensor ? file[(underscore + 1)..] : "";
        return isSensor;
    }

    private static IEnumerable<string> Folders(string root, string pattern) =>
        Directory.Exists(root) ? Directory.GetFileSystemEntries(root, pattern).Where(Directory.Exists).Order(StringComparer.Ordinal) : [];
}
