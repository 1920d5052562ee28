using Vedette.Collectors.Filesystem;
using Vedette.Model.States;

namespace Vedette.Collectors.HostState;

/// <summary>The mounted local file systems as entities, from what their collector asked in this cycle.</summary>
internal sealed class FilesystemStates(FilesystemCollector collector) : IStateSource
{
    private const int PercentDigits = 1;

    public string Name => "filesystem-state";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Filesystem];

    /// <exception cref="IOException">The mount table could not be read in this cycle.</exception>
    public void Report(IStateSink sink)
    {
        foreach (FilesystemSeries filesystem in collector.Current ?? throw new IOException("The mount table was not read in this cycle."))
        {
            Mount mount = filesystem.Mount;
            FilesystemSpace? space = filesystem.Space;
            FieldWriter description = sink.Description;
            description.Text(FilesystemFields.MountPoint, mount.MountPoint);
            description.Text(FilesystemFields.Device, mount.Source);
            description.Text(FilesystemFields.FilesystemType, mount.FsType);
            description.Text(FilesystemFields.Options, mount.Options);
            description.Integer(FilesystemFields.SizeBytes, (long?)space?.SizeBytes);
            if (space is { } answer)
            {
                Read(answer, sink.Readings);
            }

            sink.Add(EntityKind.Filesystem, mount.MountPoint);
        }
    }

    /// <summary>Percentages as df counts them: of what everybody may use, so that a file system which is full for users is at 100.</summary>
    private static void Read(FilesystemSpace space, FieldWriter readings)
    {
        readings.Integer(FilesystemFields.UsedBytes, (long)space.UsedBytes);
        readings.Integer(FilesystemFields.AvailableBytes, (long)Math.Min(space.AvailableBytes, long.MaxValue));
        readings.Number(FilesystemFields.UsedPercent, space.UsedPercent is { } percent ? Math.Round(percent, PercentDigits) : null);

        // Btrfs and some others count no inodes and say 0.
        readings.Number(FilesystemFields.InodesUsedPercent, space.Files > 0 && space.FilesFree <= space.Files ? Math.Round(100.0 * (space.Files - space.FilesFree) / space.Files, PercentDigits) : null);
    }
}
