namespace Vedette.Model.Scrubbing;

/// <summary>Programs whose short options carry secrets.</summary>
internal static class ClientOptions
{
    /// <summary>docker login -p, helm registry login -p: elsewhere these programs' -p is a port.</summary>
    public static readonly ClientOption[] OfLogin = [new("-p")];

    private static readonly ClientOption[] SmallP = [new("-p")];
    private static readonly ClientOption[] LargeP = [new("-P")];
    private static readonly ClientOption[] AttachedP = [new("-p", Next: false)];
    private static readonly ClientOption[] Redis = [new("-a")];
    private static readonly ClientOption[] Ldap = [new("-w")];
    private static readonly ClientOption[] Samba = [new("-U", SecretPart.AfterPercent), new("--user", SecretPart.AfterPercent, Attached: false)];
    private static readonly ClientOption[] Snmp = [new("-c"), new("-A"), new("-X")];
    private static readonly ClientOption[] OpenSsl = [new("-k", Attached: false), new("-K", Attached: false)];

    private static readonly ClientOption[] Curl =
    [
        new("-u", SecretPart.AfterColon, Clusters: true), new("-U", SecretPart.AfterColon), new("-E", SecretPart.AfterColon), new("-b"),
        new("--user", SecretPart.AfterColon, Attached: false), new("--proxy-user", SecretPart.AfterColon, Attached: false), new("--cert", SecretPart.AfterColon, Attached: false),
    ];

    private static readonly Dictionary<string, ClientOption[]> ByProgram = Create();
    private static readonly Dictionary<string, ClientOption[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByProgram.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">A program with or without its folder.</param>
    public static ClientOption[]? Find(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> name = word[(word.LastIndexOf('/') + 1)..];
        return Lookup.TryGetValue(name, out ClientOption[]? options) ? options : null;
    }

    /// <summary>The programs of Oracle take user/password@database as a plain argument.</summary>
    public static bool TakesUserSlashPassword(ReadOnlySpan<char> word) =>
        word[(word.LastIndexOf('/') + 1)..] is "sqlplus" or "sqlldr" or "exp" or "imp" or "expdp" or "impdp" or "rman";

    private static Dictionary<string, ClientOption[]> Create()
    {
        var programs = new Dictionary<string, ClientOption[]>(StringComparer.Ordinal);
        Add(programs, SmallP, "mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlcheck", "mysqlshow", "mysqlslap", "mysqlbinlog", "mysqlpump", "mysqlsh", "mariadb", "mariadb-dump", "mariadb-admin",
            "mariadb-import", "mariadb-check", "mariadb-show", "mariadb-slap", "mariadb-binlog", "xtrabackup", "sshpass", "mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "mongostat",
            "mongotop", "mongofiles", "rabbitmqadmin", "cqlsh", "cypher-shell", "couchbase-cli", "rdesktop", "ncftpget", "ncftpput", "ncftpls", "useradd", "usermod", "kadmin");
        Add(programs, LargeP, "sqlcmd", "osql", "bcp", "isql", "tsql", "mosquitto_pub", "mosquitto_sub", "mosquitto_rr", "zip", "unzip", "ipmitool");
        Add(programs, AttachedP, "7z", "7za", "7zr", "7zz", "rar", "unrar");
        Add(programs, Redis, "redis-cli", "valkey-cli", "keydb-cli");
        Add(programs, [new("-a")], "redis-benchmark", "valkey-benchmark");
        Add(programs, [new("-a", SecretPart.AfterColon)], "http", "https", "xh");
        Add(programs, Curl, "curl");
        Add(programs, Ldap, "ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd", "ldapcompare", "ldapmodrdn", "ldapexop", "ldapvi");
        Add(programs, Samba, "smbclient", "rpcclient", "net", "smbget", "smbcacls", "smbmap");
        Add(programs, Snmp, "snmpget", "snmpwalk", "snmpbulkwalk", "snmpbulkget", "snmpset", "snmpgetnext", "snmptable", "snmptrap", "snmpinform", "snmpdf", "snmpstatus");
        Add(programs, OpenSsl, "openssl");
        Add(programs, [new("-u", SecretPart.AfterComma), new("--user", SecretPart.AfterComma, Attached: false)], "lftp", "lftpget");
        Add(programs, [new("/p:", Next: false), new("/password:", Next: false)], "xfreerdp", "xfreerdp3", "wlfreerdp", "sdl-freerdp");

        // What sshpass and sudo start: their -p is a port again.
        Add(programs, [], "ssh", "scp", "sftp", "rsync", "ssh-copy-id", "psql", "docker", "podman");
        return programs;
    }

    private static void Add(Dictionary<string, ClientOption[]> programs, ClientOption[] options, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            programs[name] = options;
        }
    }
}
