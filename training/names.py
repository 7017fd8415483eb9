"""Names for :func:`augment.renamed`: common given names, family names and made-up places, from every part of the world."""

from __future__ import annotations

GIVEN = """
Adaeze Aino Akira Alejandro Aliyu Amara Amina Anselm Aoife Arjun Aylin Bakary Beatriz Bilal Birgit Boris Camila Chidi Chiara
Daisuke Danica Darius Deepa Diego Dmitri Efua Elif Emeka Enrique Esra Fadi Farah Fatou Femi Feng Gintaras Goran Grace Gulnara
Hamid Hana Hassan Helga Hyun Ibrahim Ilse Imani Ines Ingrid Irina Ismail Jamal Jarek Joao Jomo Juma Kamala Karim Katya Keiko
Kofi Kwame Lakshmi Lamia Lars Leila Ligaya Linh Lucia Magda Mahmud Malik Marit Marta Matteo Mei Milan Mirela Mohan Moussa
Nabil Nadia Naoko Ngozi Nikos Nomsa Nour Olena Omar Oskar Paulo Petra Piotr Priya Rafael Ragnar Rania Ravi Reza Rosa Ruslan
Samira Sanjay Sefa Selma Sibusiso Sigrid Soraya Stefan Suresh Svetlana Tamar Tariq Tendai Thandi Thiago Tomas Tuan Umar Usha
Valeria Vikram Viktor Wanjiru Xiang Yael Yasmin Yonas Yusuf Zainab Zoltan Zsofia
""".split()

FAMILY = """
Abdullahi Abebe Achterberg Adeyemi Agarwal Ahmadov Akintola Al-Hakim Amadou Andersson Antonescu Aquino Asante Azizi Baldini
Balogun Banerjee Barzani Bashir Bekele Bergstrom Bhatt Boateng Bogdanov Bondarenko Brankovic Burke Caruana Castellanos
Chaudhry Chikwanda Choi Cissokho Coelho Costa Dahl Dang Delacroix Demir Dhillon Diallo Dimitrov Dlamini Duarte Eriksen Espinoza
Farouk Ferreira Fofana Fujimoto Galea Garba Georgiou Ghosh Gonzaga Gunawardena Haddad Hakimi Halvorsen Hashimoto Herrera Hoang
Horvat Hosseini Ibarra Ivanova Jallow Janssen Jayasuriya Kamau Kaplan Karimov Kaya Keita Khoury Kim Kipchoge Kovacs Kowalski
Kumar Lagos Lam Larsen Lopes Lukic Machado Mahlangu Malhotra Mancini Mbeki Mendoza Mensah Mokoena Moreno Mukherjee Mwangi
Nakamura Nazari Ndiaye Nguyen Novak Nowak Obi Ochieng Odhiambo Okafor Olsen Onyango Ortega Osei Ozturk Papadakis Park Patel
Pereira Petrov Pham Popescu Qureshi Rahimi Rahman Ramos Rao Reyes Rossi Saleh Sandoval Santos Sato Sesay Shah Sharma Silva
Singh Sokolov Soto Suleiman Takahashi Tan Tesfaye Tran Traore Tshabalala Vargas Vasquez Virtanen Wanjala Weber Yamamoto Yilmaz
Zaidi Zelaya Zhang Zimmermann Zulu
""".split()

PLACES = """
Abrakuma Adranos Aldovar Anjara Arvika Ashkaran Baliwag Banfora Barsin Belmora Berrima Bhalpur Brevnik Calabon Camarel Chirwa
Dabrava Damsara Darkhan Delmare Dorozhna Drelin Edeny Elbasa Esperia Farnoy Feldara Ganzara Garoua Gorica Halmstad Harwick
Hellin Ikoyi Imbaba Jalpara Jendouba Kalamba Kalinovo Karsana Kasimbar Kendal Keswani Kirowa Koruna Kostrovo Lamara Lendava
Lisandro Lomé Lumbwe Madrigal Makeni Malvina Mandera Marivan Mbale Merowe Mirador Montana Morava Nakuru Nandipur Narvik Navarre
Nembe Nordholm Novara Obala Odemira Oruro Ostrava Palmira Pelotas Pembury Quellon Quillota Rahimpur Ravensk Rimatara Rostani
Sabana Sadova Salinas Samandar Sarmin Seluk Shendi Sidra Sintra Soroka Sultanbad Talara Tamale Tarnow Tejupa Tessaoua Tirgan
Tolmin Turbaco Ubari Umbria Valdivia Varzob Velika Vinales Wadena Wajir Yamba Zabrani Zaranda Zemun Zerka
""".split()

TITLES = frozenset(
    """
    president vice prime minister deputy interior foreign defence defense finance justice health general colonel major captain
    lieutenant sergeant corporal brigadier commander chief police inspector superintendent commissioner governor mayor senator
    representative congressman congresswoman deputy ambassador secretary spokesman spokeswoman spokesperson director chairman
    chairwoman chair king queen prince princess pope bishop archbishop cardinal father monsignor reverend rabbi imam sheikh
    ayatollah sultan emir judge justice magistrate prosecutor attorney lawyer dr professor mr mrs ms miss sir dame lord lady don
    dona jesus maria san santa saint st el la de del los las al el bin ben van von der den da do dos di
    """.split()
)
"""Words in a person's name or title that stay as they are."""
