using Vedette.Collectors.Files;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>The sensors of one device: the first hwmon folder below it.</summary>
internal sealed class HwmonFolder
{
    private readonly string? _folder;

    public HwmonFolder(string device)
    {
        string root = Path.Join(device, "hwmon");
        _folder = Directory.Exists(root) ? Directory.GetDirectories(root, "hwmon*").Order(StringComparer.Ordinal).FirstOrDefault() : null;
    }

    /// <summary>The first of these files that is there; one that reads as unknown where none is.</summary>
    public NumberFile File(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_folder is not null && System.IO.File.Exists(Path.Join(_folder, name)))
            {
                return new NumberFile(Path.Join(_folder, name));
            }
        }

        return new NumberFile(Path.Join(_folder ?? "/nonexistent", names[^1]));
    }

    /// <summary>The temperature that the driver labels so; cards number them differently.</summary>
    public NumberFile Temperature(string label, string otherwise)
    {
        for (int sensor = 1; _folder is not null && sensor <= 8; sensor++)
        {
            if (KernelAttribute.TryRead(Path.Join(_folder, $"temp{sensor}_label")) == label)
            {
                return File($"temp{sensor}_input");
            }
        }

        return File(otherwise);
    }
}
