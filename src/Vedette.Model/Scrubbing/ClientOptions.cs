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

    private static readonly ClientOption[] Pool = [new("-p"), new("-O", SecretPart.AfterColon), new("--userpass", SecretPart.AfterColon, Attached: false)];

    private static readonly Dictionary<string, KnownProgram> ByProgram = Create();
    private static readonly Dictionary<string, KnownProgram>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByProgram.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">A program with or without its folder.</param>
    public static KnownProgram? Find(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> name = word[(word.LastIndexOf('/') + 1)..];
        return Lookup.TryGetValue(name, out KnownProgram? program) ? program : null;
    }

    /// <summary>The programs of Oracle take user/password@database as a plain argument.</summary>
    public static bool TakesUserSlashPassword(ReadOnlySpan<char> word) =>
        word[(word.LastIndexOf('/') + 1)..] is "sqlplus" or "sqlldr" or "exp" or "imp" or "expdp" or "impdp" or "rman";

    private static Dictionary<string, KnownProgram> Create()
    {
        var programs = new Dictionary<string, KnownProgram>(StringComparer.Ordinal);
        Add(programs, SmallP, "mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlcheck", "mysqlshow", "mysqlslap", "mysqlbinlog", "mysqlpump", "mysqlsh", "mariadb", "mariadb-dump", "mariadb-admin",
            "mariadb-import", "mariadb-check", "mariadb-show", "mariadb-slap", "mariadb-binlog", "xtrabackup", "sshpass", "mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "mongostat",
            "mongotop", "mongofiles", "rabbitmqadmin", "cqlsh", "cypher-shell", "couchbase-cli", "rdesktop", "ncftpget", "ncftpput", "ncftpls", "useradd", "usermod", "kadmin", "hdbsql");
        Add(programs, LargeP, "sqlcmd", "osql", "bcp", "isql", "tsql", "mosquitto_pub", "mosquitto_sub", "mosquitto_rr", "zip", "unzip", "ipmitool");
        Add(programs, AttachedP, "7z", "7za", "7zr", "7zz", "rar", "unrar");
        Add(programs, Redis, "redis-benchmark", "valkey-benchmark");
        Add(programs, Curl, "curl");
        Add(programs, Ldap, "ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd", "ldapcompare", "ldapmodrdn", "ldapexop", "ldapvi");
        Add(programs, Samba, "smbclient", "rpcclient", "net", "smbget", "smbcacls", "smbmap", "winexe", "pth-winexe", "wmic");
        Add(programs, Snmp, "snmpget", "snmpwalk", "snmpbulkwalk", "snmpbulkget", "snmpset", "snmpgetnext", "snmptable", "snmptrap", "snmpinform", "snmpdf", "snmpstatus");
        Add(programs, OpenSsl, "openssl");
        Add(programs, [new("-u", SecretPart.AfterComma), new("--user", SecretPart.AfterComma, Attached: false)], "lftp", "lftpget");
        Add(programs, [new("/p:", Next: false), new("/password:", Next: false)], "xfreerdp", "xfreerdp3", "wlfreerdp", "sdl-freerdp");

        Add(programs, [new("--user", SecretPart.AfterColon, Attached: false)], "etcdctl");
        Add(programs, [new("-A", SecretPart.AfterColon), new("-P", SecretPart.AfterColon)], "ab");
        Add(programs, Pool, "cgminer", "bfgminer", "sgminer", "xmrig", "xmr-stak", "ccminer", "cpuminer", "minerd", "t-rex", "lolMiner", "nbminer", "teamredminer", "wildrig-multi", "bzminer", "rigel", "miner");
        AddBare(programs);

        // What sshpass and sudo start: their -p is a port again.
        Add(programs, [], "ssh", "scp", "sftp", "rsync", "ssh-copy-id", "psql", "docker", "podman");
        return programs;
    }

    private static void AddBare(Dictionary<string, KnownProgram> programs)
    {
        var http = new KnownProgram([new("-a", SecretPart.AfterColon)], TakesHeaders: true);
        var redis = new KnownProgram(Redis, new BareSecret(1, "auth"));
        (string Name, KnownProgram Program)[] all =
        [
            ("http", http), ("https", http), ("xh", http), ("redis-cli", redis), ("valkey-cli", redis), ("keydb-cli", redis),
            ("htpasswd", new([], new BareSecret(3) { Switch = 'b', Shortens = 'n', TakesNext = 'C' })),
            ("mosquitto_passwd", new([], new BareSecret(3) { Switch = 'b' })),
            ("vault", new([], new BareSecret(1, "login"))),
            ("wpa_passphrase", new([], new BareSecret(2))),
            ("rabbitmqctl", new([], new BareSecret(2, "add_user", "change_password", "authenticate_user"))),
            ("hdbuserstore", new([], new BareSecret(4, "set"))),
            ("mc", new([], new BareSecret(3, "set"))),
            ("ngrok", new([], new BareSecret(1, "authtoken", "add-authtoken"))),
        ];
        foreach ((string name, KnownProgram program) in all)
        {
            programs[name] = program;
        }
    }

    private static void Add(Dictionary<string, KnownProgram> programs, ClientOption[] options, params ReadOnlySpan<string> names)
    {
        var program = new KnownProgram(options);
        foreach (string name in names)
        {
            programs[name] = program;
        }
    }
}
