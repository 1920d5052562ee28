using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Vedette.Storage.Sqlite;

/// <summary>Chooses the SQLite library, once per process: the system's, which its distribution keeps patched, else the one in the package.</summary>
internal static class NativeSqlite
{
    private const string SystemLibrary = "libsqlite3.so.0";

    private static readonly Lazy<bool> Loaded = new(Load);

    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        Assembly provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        NativeLibrary.SetDllImportResolver(provider, static (name, assembly, path) =>
            name == "e_sqlite3" && NativeLibrary.TryLoad(SystemLibrary, out nint handle) ? handle : nint.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }
}
