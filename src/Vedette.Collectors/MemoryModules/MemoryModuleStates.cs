using Vedette.Collectors.Files;
using Vedette.Model.States;

namespace Vedette.Collectors.MemoryModules;

/// <summary>The memory modules as entities. The firmware's table is made at start and only root may read it; it is looked at once, and elsewhere there are no such entities.</summary>
internal sealed class MemoryModuleStates(HostFiles files) : IStateSource
{
    /// <summary>Tables are some 10 KB; the longest that the format allows.</summary>
    private const int MostTableBytes = 64 * 1024;

    private List<(string Key, MemoryModule Module)>? _modules;

    public string Name => "memory-modules";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.MemoryModule];

    public void Report(IStateSink sink)
    {
        foreach ((string key, MemoryModule module) in _modules ??= Read())
        {
            FieldWriter description = sink.Description;
            description.Text(MemoryModuleFields.Slot, module.Slot);
            description.Integer(MemoryModuleFields.SizeBytes, module.SizeBytes);
            description.Text(MemoryModuleFields.Type, module.Type);
            description.Integer(MemoryModuleFields.SpeedMts, module.SpeedMts);
            description.Text(MemoryModuleFields.Manufacturer, module.Manufacturer);
            description.Text(MemoryModuleFields.PartNumber, module.PartNumber);
            description.Text(MemoryModuleFields.SerialHash, module.SerialHash);
            description.Text(MemoryModuleFields.Bank, module.Bank);
            sink.Add(EntityKind.MemoryModule, key);
        }
    }

    private List<(string Key, MemoryModule Module)> Read()
    {
        string path = files.Sys("firmware/dmi/tables/DMI");
        try
        {
            return File.Exists(path) ? WithKeys(MemoryModuleParser.Parse(KernelAttribute.ReadBytes(path, MostTableBytes))) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Some boards call every slot the same and tell them apart by bank, some by nothing.</summary>
    private static List<(string Key, MemoryModule Module)> WithKeys(List<MemoryModule> modules)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var named = new List<(string, MemoryModule)>();
        foreach (MemoryModule module in modules)
        {
            string key = module.Slot;
            if (!keys.Add(key) && !keys.Add(key = $"{module.Bank} {module.Slot}"))
            {
                key = $"{module.Slot} #{named.Count}";
                keys.Add(key);
            }

            named.Add((key, module));
        }

        return named;
    }
}
