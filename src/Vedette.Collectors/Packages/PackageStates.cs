using Vedette.Model.States;

namespace Vedette.Collectors.Packages;

/// <summary>The installed packages as entities: what was upgraded, and when.</summary>
public sealed class PackageStates(PackageReader reader) : IStateSource
{
    public string Name => "packages";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Package];

    /// <exception cref="IOException">The database has not been read yet.</exception>
    public void Report(IStateSink sink)
    {
        PackageSet set = reader.Current ?? throw new IOException("The package database has not been read yet.");

        foreach (InstalledPackage package in set.Packages)
        {
            FieldWriter description = sink.Description;
            description.Text(PackageFields.Name, package.Name);
            description.Text(PackageFields.Version, package.Version);
            if (package.Architecture.Length > 0)
            {
                description.Text(PackageFields.Architecture, package.Architecture);
            }

            description.Text(PackageFields.PackageManager, set.Manager);
            sink.Add(EntityKind.Package, package.Key);
        }
    }
}
